import type { BatchTx } from '@hearback/database';
import type { CustomerAttributes } from '../domain/response.js';
import type { Attribute } from '@hearback/questionnaire';
import type { NewResponse } from '../domain/response.js';

/** Where a submission stands for ever. */
export interface SubmissionKey {
  readonly tenantId: string;
  readonly surveyId: string;
  readonly submissionId: string;
}

/** What is known of a stored submission. */
export interface StoredSubmission {
  readonly id: string;
  readonly contentDigest: string;
  readonly surveyVersion: number;
  readonly createdAt: Date;
}

/** A response with its customer's attributes as they are now. */
export interface FrozenResponse {
  readonly response: NewResponse;
  readonly attributes: readonly Attribute[];
}

/** Accepted responses. All calls of one batch share its transaction. */
export abstract class ResponseStore {
  /** The attributes of the customers that the responses name, in the responses' order. */
  abstract profiles(
    tx: BatchTx,
    responses: readonly NewResponse[],
  ): Promise<readonly (CustomerAttributes | undefined)[]>;
  /** Stores those whose submission is not there yet and returns their ids. */
  abstract insert(tx: BatchTx, responses: readonly FrozenResponse[], acceptedAt: Date): Promise<ReadonlySet<string>>;
  /** Stores responses whose submissions are new; fails as a whole where one is not. Sent when the call returns. */
  abstract insertNew(tx: BatchTx, responses: readonly FrozenResponse[], acceptedAt: Date): Promise<void>;
  /** What is stored under these keys, in their order. */
  abstract find(tx: BatchTx, keys: readonly SubmissionKey[]): Promise<readonly (StoredSubmission | undefined)[]>;
}
