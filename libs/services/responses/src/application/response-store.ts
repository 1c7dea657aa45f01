import type { BatchTx } from '@hearback/database';
import type { CustomerAttributes } from '../domain/response.js';
import type { Attribute } from '@hearback/questionnaire';
import type { NewResponse } from '../domain/response.js';

/** The key of a submission. */
export interface SubmissionKey {
  readonly tenantId: string;
  readonly surveyId: string;
  readonly submissionId: string;
}

/** A stored submission. */
export interface StoredSubmission {
  readonly id: string;
  readonly contentDigest: string;
  readonly surveyVersion: number;
  readonly createdAt: Date;
}

/** What is known about a customer now. */
export interface CustomerProfile {
  readonly attributes: CustomerAttributes;
  /** Ids of the segments that the customer is in. */
  readonly segments: readonly string[];
}

/** A response with the current attributes and segments of its customer. */
export interface FrozenResponse {
  readonly response: NewResponse;
  readonly attributes: readonly Attribute[];
  readonly segments: readonly string[];
}

/** Stores accepted responses; all calls of a batch share its transaction. */
export abstract class ResponseStore {
  /** The customers of the responses, in their order. */
  abstract profiles(tx: BatchTx, responses: readonly NewResponse[]): Promise<readonly (CustomerProfile | undefined)[]>;
  /** Stores the responses whose submission is not stored yet; returns their ids. */
  abstract insert(tx: BatchTx, responses: readonly FrozenResponse[], acceptedAt: Date): Promise<ReadonlySet<string>>;
  /** Stores responses with new submissions; fails as a whole if one is repeated. The statement is sent when the call returns. */
  abstract insertNew(tx: BatchTx, responses: readonly FrozenResponse[], acceptedAt: Date): Promise<void>;
  /** The stored submissions of these keys, in their order. */
  abstract find(tx: BatchTx, keys: readonly SubmissionKey[]): Promise<readonly (StoredSubmission | undefined)[]>;
  /** Those of the ids that are ids of responses to the survey. */
  abstract existing(
    tx: BatchTx,
    tenantId: string,
    surveyId: string,
    ids: readonly string[],
  ): Promise<ReadonlySet<string>>;
}
