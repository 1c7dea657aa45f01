import type { Tx } from '@hearback/database';
import type { RootCause } from '../domain/resolution.js';

/** The root causes that staff can choose from. */
export abstract class RootCauseStore {
  /** The list of the workspace in its order, without `other`; the default list if it has none of its own. */
  abstract list(tx: Tx, tenantId: string): Promise<readonly RootCause[]>;
  /** Replaces the list; an empty one brings the default list back. */
  abstract replace(tx: Tx, tenantId: string, causes: readonly RootCause[]): Promise<void>;
}
