import type { BatchTx } from '@hearback/database';
import type { Respondent } from './effect/handling-store.js';
import type { ResponseScores } from './score-store.js';
import type { TextResponse } from './text/understand-texts.js';

/** A batch of submitted and revised responses from the log. */
export interface SubmittedBatch {
  /** The scores of the workspace, in the order of the log. */
  readonly responses: readonly ResponseScores[];
  /** Who gave them, of those who are known. */
  readonly respondents: readonly Respondent[];
  /** What was written in them. */
  readonly texts: readonly TextResponse[];
  /** Number of events of the workspace. */
  readonly events: number;
  /** The next offset to read. */
  readonly next: number;
}

/** The log of submitted and revised responses, and the offsets up to which this service has counted it. */
export abstract class SubmittedLog {
  /** The next offset to count, by partition. */
  abstract committedOffsets(tx: BatchTx): Promise<ReadonlyMap<number, number>>;
  /** Returns the same offsets and locks them, which blocks counting until the end of the transaction. */
  abstract lockCommittedOffsets(tx: BatchTx): Promise<ReadonlyMap<number, number>>;
  /** Reads at most `limit` events with offsets in [from, until). */
  abstract read(
    tx: BatchTx,
    tenantId: string,
    range: { readonly partition: number; readonly from: number; readonly until: number; readonly limit: number },
  ): Promise<SubmittedBatch>;
}
