import type { BatchTx } from '@hearback/database';
import type { SurveyAddress } from './survey-copies.js';

/** Counts the complete responses that customers sent to a survey; imported ones are not among them. */
export abstract class QuotaStore {
  /** At most `limit`, without a lock: for pages. */
  abstract count(tx: BatchTx, survey: SurveyAddress, limit: number): Promise<number>;
  /** The same, after locking the survey until the end of the transaction, so that completions follow one another. */
  abstract lockAndCount(tx: BatchTx, survey: SurveyAddress, limit: number): Promise<number>;
}
