import type { BatchTx, TenantTx } from '@hearback/database';
import type { ResponseFacts } from '../domain/response-facts.js';

/** The facts of a response with the workspace they belong to. */
export interface TenantFacts {
  readonly tenantId: string;
  readonly facts: ResponseFacts;
}

/** This service's own copy of the responses it has seen. */
export abstract class ResponseFactsStore {
  /** Keeps the facts; those already kept stay as they are. */
  abstract keep(tx: BatchTx, list: readonly TenantFacts[]): Promise<void>;
  /** Responses answered in [from, to), in pages, oldest first. */
  abstract answeredIn(tx: TenantTx, from: Date, to: Date): AsyncIterable<readonly ResponseFacts[]>;
}
