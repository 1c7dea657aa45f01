import { favourable, MIN_RELIABLE_ANSWERS, type Reading } from './measure.js';
import type { Method } from './method.js';
import { npsCounts, npsDifference } from './nps.js';
import { answersForChange } from './planning.js';
import { newcombe, twoProportions } from './proportion.js';
import type { Interval } from './scores.js';

/** The verdict on a change. `up` is better for all three metrics, because CES counts the easy answers. */
export type Verdict = 'up' | 'down' | 'no_clear_change' | 'too_few';

/** Minimum number of answers on each side for a verdict. */
export const MIN_VERDICT_ANSWERS = 5;

/** A later number compared with an earlier one of the same method, from two independent groups of people. */
export interface Comparison {
  readonly verdict: Verdict;
  /** Later minus earlier, in points (NPS) or percentage points; null if a side is empty. */
  readonly difference: number | null;
  /** 95 %. The verdict is `up` or `down` exactly if it excludes 0 and there are enough answers. */
  readonly interval: Interval | null;
  readonly intervalMethod: 'wald' | 'newcombe';
  /** Test statistic; null if a side is empty or neither side varies. */
  readonly z: number | null;
  /** Two-sided; null if a side is empty. */
  readonly p: number | null;
  readonly test: 'unpooled_z' | 'pooled_z';
  /**
   * Approximate number of further answers that the later side needs to be reliable (n ≥ 30) and to detect a change of the observed
   * size with 80 % power. 0 if the side is reliable and the change is significant; null if the side is reliable and the
   * difference is 0, which no sample size can detect.
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
 * The verdict on a difference. `too_few`: fewer than 5 answers on a side, or fewer than 30 answers without any variance, where the
 * interval has no meaning. Otherwise the interval decides: it excludes 0 or it does not.
 */
export function verdictOf(test: Pick<Comparison, 'difference' | 'interval'>, fewest: number): Verdict {
  const { difference, interval } = test;
  if (difference === null || interval === null || fewest < MIN_VERDICT_ANSWERS) return 'too_few';
  if (interval.low === interval.high && difference !== 0 && fewest < MIN_RELIABLE_ANSWERS) return 'too_few';
  if (interval.low > 0) return 'up';
  if (interval.high < 0) return 'down';
  return 'no_clear_change';
}

function answersNeeded(verdict: Verdict, difference: number | null, later: Reading): number | null {
  const toReliable = Math.max(0, MIN_RELIABLE_ANSWERS - later.n);
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
