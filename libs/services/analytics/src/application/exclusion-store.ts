import type { BatchTx } from '@hearback/database';

/** Whether a response counts: `withdrawn` is final. */
export type ExclusionState = 'counted' | 'excluded' | 'withdrawn';

/** A change of whether a response counts. The one with the highest revision holds. */
export interface ExclusionChange {
  readonly tenantId: string;
  readonly responseId: string;
  readonly revision: number;
  readonly state: ExclusionState;
}

/** Stores which responses do not count, and corrects the counts. */
export abstract class ExclusionStore {
  /** Stores the changes that are newer than what is stored; the counts follow with `applyPending`. */
  abstract record(tx: BatchTx, changes: readonly ExclusionChange[]): Promise<void>;
  /** Corrects facts and counts for up to `limit` recorded changes of a workspace; returns how many there were. */
  abstract applyPending(tx: BatchTx, tenantId: string, limit: number): Promise<number>;
}
