import { favourable, RELIABLE_FROM, type Reading } from './measure.js';
import type { Method } from './method.js';
import { npsCounts, npsDifference } from './nps.js';
import { answersForChange } from './planning.js';
import { newcombe, twoProportions } from './proportion.js';
import type { Interval } from './scores.js';

/** What may be said of a change. `up` is better for all three metrics, because CES counts those who had it easy. */
export type Verdict = 'up' | 'down' | 'no_clear_change' | 'too_few';

/** Below this many answers on either side nothing is said of a change. */
export const JUDGED_FROM = 5;

/** A later number against an earlier one of the same method, from two independent groups of people. */
export interface Comparison {
  readonly verdict: Verdict;
  /** Later minus earlier, in points (NPS) or percentage points; null where a side is empty. */
  readonly difference: number | null;
  /** 95 %. The verdict is `up` or `down` exactly if it excludes 0 and there are enough answers. */
  readonly interval: Interval | null;
  readonly intervalMethod: 'wald' | 'newcombe';
  /** Test statistic; null where a side is empty or nothing varies. */
  readonly z: number | null;
  /** Two-sided; null where a side is empty. */
  readonly p: number | null;
  readonly test: 'unpooled_z' | 'pooled_z';
  /**
   * About how many more answers the later side needs: until it is reliable (n ≥ 30), and until a change of the size seen
   * would be clear with 80 % power. 0 where the change is clear; null where it is nil and no number would do.
   */
  readonly answersNeeded: number | null;
}

/** Compares two readings of one method. */
export function compare(method: Method, later: Reading, earlier: Reading): Comparison {
  const test = method.metric === 'nps' ? npsTest(later, earlier) : shareTest(method, later, earlier);
  const verdict = verdictOf(test, Math.min(later.n, earlier.n));
  return { ...test, verdict, answersNeeded: answersNeeded(verdict, test.difference, later) };
}

/**
 * The verdict on a difference. `too_few`: fewer than 5 answers on a side, or an interval that means nothing because no side
 * varies at all (everybody said the same) below 30 answers. Otherwise the interval decides: it excludes 0 or it does not.
 */
export function verdictOf(test: Pick<Comparison, 'difference' | 'interval'>, fewest: number): Verdict {
  const { difference, interval } = test;
  if (difference === null || interval === null || fewest < JUDGED_FROM) return 'too_few';
  if (interval.low === interval.high && difference !== 0 && fewest < RELIABLE_FROM) return 'too_few';
  if (interval.low > 0) return 'up';
  if (interval.high < 0) return 'down';
  return 'no_clear_change';
}

function answersNeeded(verdict: Verdict, difference: number | null, later: Reading): number | null {
  const toReliable = Math.max(0, RELIABLE_FROM - later.n);
  if (verdict === 'up' || verdict === 'down') return toReliable;
  if (difference === null || later.variance === null) return toReliable;
  const toClear = answersForChange(later.variance, difference / 100);
  if (toClear === null) return toReliable > 0 ? toReliable : null;
  return Math.max(toReliable, toClear - later.n);
}

type Test = Omit<Comparison, 'verdict' | 'answersNeeded'>;

function npsTest(later: Reading, earlier: Reading): Test {
  const result = npsDifference(npsCounts(later.scores), npsCounts(earlier.scores));
  return {
    difference: result?.difference ?? null,
    interval: result?.interval ?? null,
    intervalMethod: 'wald',
    z: result?.z ?? null,
    p: result?.p ?? null,
    test: 'unpooled_z',
  };
}

function shareTest(method: Method, later: Reading, earlier: Reading): Test {
  const [x1, x2] = [favourable(method, later.scores), favourable(method, earlier.scores)];
  const interval = newcombe(x1, later.n, x2, earlier.n);
  const result = twoProportions(x1, later.n, x2, earlier.n);
  return {
    difference: later.value === null || earlier.value === null ? null : later.value - earlier.value,
    interval: interval === null ? null : { low: 100 * interval.low, high: 100 * interval.high },
    intervalMethod: 'newcombe',
    z: result?.z ?? null,
    p: result?.p ?? null,
    test: 'pooled_z',
  };
}
