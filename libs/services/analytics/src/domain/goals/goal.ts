import type { Interval } from '@hearback/kernel';
import { MIN_VERDICT_ANSWERS } from '../measure.js';
import { FIGURE_KINDS, targetRange, type Figure } from './figure.js';
import { intervalOf, type Sample } from './sample.js';

/** What a figure should reach, and by when. */
export interface Goal {
  readonly id: string;
  readonly figure: Figure;
  /** Null: of all touchpoints. */
  readonly touchpointId: string | null;
  /** In the unit of the figure: per cent, points, minor units or minutes. */
  readonly target: number;
  /** A day in the workspace's time zone, such as `2026-12-31`. */
  readonly by: string;
  /** The member who looks after it; null: nobody. */
  readonly ownerId: string | null;
  /** Increases with each change; the `ETag` of the API. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** What staff set of a goal. */
export type GoalContent = Pick<Goal, 'figure' | 'touchpointId' | 'target' | 'by' | 'ownerId'>;

/** The changes to a goal; absent members stay as they are. */
export type GoalChange = Partial<Pick<GoalContent, 'target' | 'by' | 'ownerId'>>;

/** The goal with the change applied; the same object if nothing differs. */
export function changedGoal(goal: Goal, change: GoalChange, at: Date): Goal {
  const { target = goal.target, by = goal.by } = change;
  const ownerId = change.ownerId === undefined ? goal.ownerId : change.ownerId;
  if (target === goal.target && by === goal.by && ownerId === goal.ownerId) return goal;
  return { ...goal, target, by, ownerId, revision: goal.revision + 1, updatedAt: at };
}

/** What is wrong with a goal: the member and the rule; undefined if nothing is. */
export function goalDefect({
  figure,
  touchpointId,
  target,
}: GoalContent): { readonly member: 'target' | 'touchpoint_id'; readonly detail: string } | undefined {
  const { min, max } = targetRange(figure);
  if (target < min || target > max) return { member: 'target', detail: `must be from ${min} to ${max}` };
  if (touchpointId !== null && !FIGURE_KINDS[figure].byTouchpoint)
    return { member: 'touchpoint_id', detail: 'must be left out: the figure is only known of the whole workspace' };
  return undefined;
}

/** Whether the goal is reached: only if the whole interval lies on one side of the target. */
export type GoalVerdict = 'reached' | 'not_reached' | 'cannot_tell';

/** The verdict, with the interval that it rests on; at 5 % divided by the number of goals that are shown together. */
export function judgeGoal(
  { figure, target }: Pick<Goal, 'figure' | 'target'>,
  sample: Sample | null,
  level: number,
): { readonly verdict: GoalVerdict; readonly interval: Interval | null } {
  const interval = sample === null || sample.n < MIN_VERDICT_ANSWERS ? null : intervalOf(sample, level);
  if (interval === null) return { verdict: 'cannot_tell', interval };
  const { low, high } = interval;
  const { lowIsGood } = FIGURE_KINDS[figure];
  const reached = lowIsGood ? high <= target : low >= target;
  const missed = lowIsGood ? low > target : high < target;
  return { verdict: reached ? 'reached' : missed ? 'not_reached' : 'cannot_tell', interval };
}
