import type { Tx } from '@hearback/database';
import type { StoredPromise } from './promise-store.js';

/**
 * The timers of an open promise: the warning of its owner, and its end. Each carries the due time that it was set for, so that one of a
 * promise that was moved or kept does nothing.
 */
export abstract class PromiseTimers {
  /** Sets both; `from` is when it was made or moved. */
  abstract start(tx: Tx, tenantId: string, promise: StoredPromise, from: Date): Promise<void>;
}
