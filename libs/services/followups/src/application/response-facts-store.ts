import type { BatchTx, TenantTx, Tx } from '@hearback/database';
import type { ResponseRef } from './task-store.js';
import type { ResponseFacts } from '../domain/response-facts.js';

/** The facts of a response and the workspace that it belongs to. */
export interface TenantFacts {
  readonly tenantId: string;
  readonly facts: ResponseFacts;
}

/** The facts of a response as revised. */
export interface RevisedFacts extends TenantFacts {
  readonly revision: number;
  readonly at: Date;
}

/** A revision that was stored, and the facts that it replaced; undefined if the response was not known. */
export interface StoredRevision extends RevisedFacts {
  readonly before: ResponseFacts | undefined;
}

/** This service's copy of submitted responses. */
export abstract class ResponseFactsStore {
  /** Stores the facts of responses that are not stored yet; returns the ids of those responses. */
  abstract save(tx: BatchTx, list: readonly TenantFacts[]): Promise<ReadonlySet<string>>;
  /** Replaces facts, in order; a revision that is not higher than the stored one is ignored. Returns the applied ones. */
  abstract revise(tx: BatchTx, list: readonly RevisedFacts[]): Promise<readonly StoredRevision[]>;
  /** The facts of these responses by id, without withdrawn ones. */
  abstract find(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, ResponseFacts>>;
  /** The newest answers of a customer, newest first, without withdrawn ones. */
  abstract ofCustomer(tx: Tx, tenantId: string, externalId: string): Promise<readonly ResponseFacts[]>;
  /** Those of the responses that have not been withdrawn. */
  abstract withoutWithdrawn(tx: BatchTx, list: readonly TenantFacts[]): Promise<readonly TenantFacts[]>;
  /** Deletes the responses for good; the facts of those with a task are kept for its explanation. */
  abstract withdraw(tx: BatchTx, responses: readonly ResponseRef[]): Promise<void>;
  /** Responses answered in [from, to), in pages, oldest first, without withdrawn ones. */
  abstract answeredIn(tx: TenantTx, from: Date, to: Date): AsyncIterable<readonly ResponseFacts[]>;
}
