import type { Tx } from '@hearback/database';
import type { SlaTarget } from '../domain/sla-target.js';

/** The targets of workspaces. */
export abstract class SlaTargetStore {
  /** The targets of the workspaces, each in its order. */
  abstract list(tx: Tx, tenantIds: readonly string[]): Promise<ReadonlyMap<string, readonly SlaTarget[]>>;
  /** Replaces the targets of a workspace. Open tasks keep theirs. */
  abstract replace(tx: Tx, tenantId: string, targets: readonly SlaTarget[]): Promise<void>;
}
