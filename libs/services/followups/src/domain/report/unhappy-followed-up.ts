import type { DeadlineResult } from '../task-times.js';
import { shareOf, type Share } from './share.js';

/** The share of unhappy answers that were followed up in time. */
export interface UnhappyFollowedUp {
  /** Of the unhappy answers whose deadline has passed, or that have no task. */
  readonly share: Share;
  /** Unhappy answers for which nobody opened a task; they were not followed up. */
  readonly withoutTask: number;
  /** Answers whose task still has time; they are not in the share. */
  readonly pending: number;
}

/** `results`: of each unhappy answer the results of the first responses of its tasks. One that was in time suffices. */
export function unhappyFollowedUp(results: readonly (readonly DeadlineResult[])[]): UnhappyFollowedUp {
  const inTime = results.filter((list) => list.includes('in_time')).length;
  const pending = results.filter((list) => !list.includes('in_time') && list.includes('open')).length;
  return {
    share: shareOf(inTime, results.length - pending),
    withoutTask: results.filter((list) => list.length === 0).length,
    pending,
  };
}
