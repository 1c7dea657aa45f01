import type { Tx } from '@hearback/database';
import type { TouchpointBlueprint } from '../../domain/handling/blueprint.js';

/** What workspaces have behind their touchpoints. */
export abstract class BlueprintStore {
  /** The touchpoints with an owner or steps, by id. */
  abstract list(tx: Tx, tenantId: string): Promise<readonly TouchpointBlueprint[]>;
  abstract replace(tx: Tx, tenantId: string, touchpoints: readonly TouchpointBlueprint[]): Promise<void>;
}
