import type { BatchTx, Tx } from '@hearback/database';

/** Why all customers are evaluated: a rule is new or has changed, a day has begun, or days begin at another time. */
export type RunCause = 'rule' | 'midnight' | 'time_zone';

/** The evaluation of rules for all customers of a workspace, in chunks. */
export interface SegmentRun {
  readonly id: string;
  readonly tenantId: string;
  readonly cause: RunCause;
  /** The segment whose rule has changed; null: all that are concerned. */
  readonly segmentId: string | null;
  /** The last customer that is done. */
  readonly after: string | null;
}

/** Keeps the runs, and works on them in the background. */
export abstract class SegmentRuns {
  /** Adds a run, which replaces earlier ones of the same cause and segment, and enqueues its work. */
  abstract start(tx: Tx, run: SegmentRun, at: Date): Promise<void>;
  /** Sets or removes the schedule that starts a run each midnight. */
  abstract atMidnight(tx: Tx, tenantId: string, timeZone: string, isNeeded: boolean): Promise<void>;
  /** Locks the run; undefined if it has ended or was replaced. */
  abstract lock(tx: BatchTx, tenantId: string, id: string): Promise<SegmentRun | undefined>;
  abstract advance(tx: BatchTx, run: SegmentRun, after: string): Promise<void>;
  abstract end(tx: BatchTx, run: SegmentRun): Promise<void>;
}
