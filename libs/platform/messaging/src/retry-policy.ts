import { isConnectionLoss, isRetryable } from '@hearback/database';

/** How often a failing event is retried before it is dead-lettered. */
export interface RetryPolicy {
  /** Attempts before it is dead-lettered. */
  readonly attempts: number;
  /** Milliseconds after the first failure, doubled after each further one. */
  readonly firstDelay: number;
}

/** Five attempts with 1, 2, 4 and 8 s between them: a bad event delays its partition by 15 s at most. */
export const DEFAULT_RETRY: RetryPolicy = { attempts: 5, firstDelay: 1_000 };

/** Milliseconds before the next attempt, after `attempts` failures. */
export function delayAfter(attempts: number, policy: RetryPolicy): number {
  return policy.firstDelay * 2 ** (attempts - 1);
}

/**
 * The cause of a failure. `outage`: the database cannot be reached. `conflict`: a deadlock or serialization failure, after
 * which the transaction may succeed. `defect`: anything else, which is attributed to an event.
 */
export type FailureKind = 'outage' | 'conflict' | 'defect';

/** The kind of a failure, by the error codes of PostgreSQL and of the system. */
export function kindOf(error: unknown): FailureKind {
  if (isConnectionLoss(error)) return 'outage';
  return isRetryable(error) ? 'conflict' : 'defect';
}

/** Milliseconds before a whole batch is delivered again for the `times`-th time: 50, doubled up to 5,000. */
export function wholeBatchDelay(times: number): number {
  return Math.min(50 * 2 ** (times - 1), 5_000);
}
