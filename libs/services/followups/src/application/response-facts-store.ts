import type { BatchTx, TenantTx } from '@hearback/database';
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
  /** Responses answered in [from, to), in pages, oldest first. */
  abstract answeredIn(tx: TenantTx, from: Date, to: Date): AsyncIterable<readonly ResponseFacts[]>;
}
