import type { TenantTx } from '@hearback/database';
import type { ExclusionState } from '../domain/exclusion.js';

/** Stores which responses are excluded from the numbers. */
export abstract class ExclusionStore {
  /** The state of the response, locked until the end of the transaction; undefined if there is no such response. */
  abstract lock(tx: TenantTx, responseId: string): Promise<ExclusionState | undefined>;
  abstract store(tx: TenantTx, responseId: string, state: ExclusionState): Promise<void>;
}
