import { isConnectionLoss, isRetryable } from '@hearback/database';

/** How a failing event is tried again before it is set aside. */
export interface RetryPolicy {
  /** Attempts before it is parked. */
  readonly attempts: number;
  /** Milliseconds after the first failure; doubled with each further one. */
  readonly firstDelay: number;
}

/** Five attempts with 1, 2, 4 and 8 s between them: a bad event holds up its partition for 15 s and no longer. */
export const DEFAULT_RETRY: RetryPolicy = { attempts: 5, firstDelay: 1_000 };

/** Milliseconds to wait after the `attempts`-th failure. */
export function delayAfter(attempts: number, policy: RetryPolicy): number {
  return policy.firstDelay * 2 ** (attempts - 1);
}

/**
 * What a failure says. `outage`: the database is away and no event is to blame. `conflict`: two transactions were in each
 * other's way and one of them will do if run again. `defect`: anything else; to be laid at an event's door.
 */
export type FailureKind = 'outage' | 'conflict' | 'defect';

/** The kind of a failure, by PostgreSQL's and the system's codes. */
export function kindOf(error: unknown): FailureKind {
  if (isConnectionLoss(error)) return 'outage';
  return isRetryable(error) ? 'conflict' : 'defect';
}

/** Milliseconds to wait when the whole batch is to be brought again for the `times`-th time: 50 doubling to 5,000. */
export function wholeBatchDelay(times: number): number {
  return Math.min(50 * 2 ** (times - 1), 5_000);
}
