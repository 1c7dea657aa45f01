import type { BatchTx, TenantTx } from '@hearback/database';
import type { ResponseRef } from './task-store.js';
import type { ResponseFacts } from '../domain/response-facts.js';

/** The facts of a response and the workspace that it belongs to. */
export interface TenantFacts {
  readonly tenantId: string;
  readonly facts: ResponseFacts;
}

/** This service's copy of submitted responses. */
export abstract class ResponseFactsStore {
  /** Stores the facts; does not change those already stored. */
  abstract save(tx: BatchTx, list: readonly TenantFacts[]): Promise<void>;
  /** Those of the responses that have not been withdrawn. */
  abstract withoutWithdrawn(tx: BatchTx, list: readonly TenantFacts[]): Promise<readonly TenantFacts[]>;
  /** Forgets the responses for ever; the facts of those with a task are kept for its explanation. */
  abstract withdraw(tx: BatchTx, responses: readonly ResponseRef[]): Promise<void>;
  /** Responses answered in [from, to), in pages, oldest first, without withdrawn ones. */
  abstract answeredIn(tx: TenantTx, from: Date, to: Date): AsyncIterable<readonly ResponseFacts[]>;
}
