import type { BatchTx, Tx } from '@hearback/database';
import type { Understanding } from '../../domain/rule-context.js';
import type { ResponseRef } from '../task-store.js';

/** What the comments of a response say, as it was published. */
export interface TenantUnderstanding extends ResponseRef {
  readonly revision: number;
  readonly understanding: Understanding;
}

/** The copy of what comments say. */
export abstract class Understandings {
  /** Puts in place what is newer than the copy. */
  abstract put(tx: BatchTx, list: readonly TenantUnderstanding[]): Promise<void>;
  /**
   * Lets one batch after the other decide about responses of these workspaces: of the answer and what was read in it, which come by two
   * ways, the one that comes later sees the other. Released at the end of the transaction.
   */
  abstract lock(tx: BatchTx, tenantIds: readonly string[]): Promise<void>;
  /** What is known, by the id of the response. */
  abstract of(tx: Tx, tenantId: string, responseIds: readonly string[]): Promise<ReadonlyMap<string, Understanding>>;
}
