import type { BatchTx } from '@hearback/database';
import type { Attribute } from '@hearback/questionnaire';
import type { NewResponse } from '../domain/response.js';

/** What a stored response keeps when it is revised. */
export interface RevisedResponse {
  readonly submittedAt: Date;
  readonly acceptedAt: Date;
  /** Hidden fields, followed by the attributes of the customer at the time of acceptance. */
  readonly attributes: readonly Attribute[];
  /** Segments of the customer at that time. */
  readonly segments: readonly string[];
}

/** A revision of a stored response. */
export interface Revision {
  readonly number: number;
  readonly at: Date;
  readonly completed: boolean;
}

/** Changes stored responses. */
export abstract class RevisionStore {
  /** The stored response, locked until the end of the transaction. */
  abstract lock(tx: BatchTx, tenantId: string, responseId: string): Promise<RevisedResponse | undefined>;
  /** Replaces its content; `attributes` are all of them. */
  abstract replace(
    tx: BatchTx,
    response: NewResponse,
    attributes: readonly Attribute[],
    revision: Revision,
  ): Promise<void>;
}
