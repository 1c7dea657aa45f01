import type { BatchTx } from '@hearback/database';
import type { OpenResponse } from '../domain/open-response.js';
import type { SubmissionKey } from './response-store.js';

/** Stores responses that can still be changed, and every revision of them. */
export abstract class OpenResponseStore {
  /** Reads it without a lock. */
  abstract find(tx: BatchTx, key: SubmissionKey): Promise<OpenResponse | undefined>;
  /** Reads it and locks it until the end of the transaction, so that saves follow one another. */
  abstract lock(tx: BatchTx, key: SubmissionKey): Promise<OpenResponse | undefined>;
  /** Adds it with its first revision; false, and nothing is added, if its submission exists already. */
  abstract add(tx: BatchTx, open: OpenResponse): Promise<boolean>;
  /** Stores its next revision. */
  abstract update(tx: BatchTx, open: OpenResponse): Promise<void>;
  /** Records that it was stored as a response. */
  abstract markStored(tx: BatchTx, open: OpenResponse, at: Date): Promise<void>;
  /** Deletes its content, all revisions and the stored response; what is left only keeps its submission id in use. */
  abstract withdraw(tx: BatchTx, open: OpenResponse, at: Date): Promise<void>;
}
