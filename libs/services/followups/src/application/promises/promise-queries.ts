import type { Page, PageRequest } from '@hearback/kernel';
import type { PromiseStatus } from '../../domain/promise/promise.js';
import type { StoredPromise } from './promise-store.js';

/** Selects promises; all given criteria must match. */
export interface PromiseFilter {
  readonly taskId: string | null;
  /** The workspace's own id of the customer of the task. */
  readonly customer: string | null;
  readonly ownerId: string | null;
  readonly status: PromiseStatus | null;
}

/** A promise with the name of its owner; null: the member is not known. */
export interface PromiseItem {
  readonly promise: StoredPromise;
  readonly ownerName: string | null;
}

/** Reads promises. */
export abstract class PromiseQueries {
  /** A page of promises, by the time at which they were made. */
  abstract list(tenantId: string, filter: PromiseFilter, page: PageRequest): Promise<Page<PromiseItem>>;
  /** The promises whose first due time is in [from, to). */
  abstract dueIn(tenantId: string, from: Date, to: Date): Promise<readonly StoredPromise[]>;
}
