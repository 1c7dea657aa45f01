import { type Interval } from '@hearback/kernel';
import { agrestiCaffo, including, npsDifferenceInterval } from './difference.js';
import { exactNpsTest, exactShareTest, type ExchangeTest } from './exact-test.js';
import { mde } from './mde.js';
import { favourable, MIN_RELIABLE_ANSWERS, MIN_VERDICT_ANSWERS, type Reading } from './measure.js';
import type { Method } from './method.js';
import { normalQuantile } from './normal.js';
import { npsCounts } from './nps.js';
import { answersForDifference } from './planning.js';
import { LEVEL } from './significance.js';

/** The verdict on a change. `up` is better for all three metrics, because CES counts the easy answers. */
export type Verdict = 'up' | 'down' | 'no_clear_change' | 'too_few';

/** A later number compared with an earlier one of the same method, from two independent groups of people. */
export interface Comparison {
  /** `up` or `down` if `adjustedP` is below the level of the picture and the interval does not contain 0. */
  readonly verdict: Verdict;
  /** Later minus earlier, in points (NPS) or percentage points; null with fewer than 5 answers on a side, like all that follows. */
  readonly difference: number | null;
  /** At the confidence that this comparison has in the picture. */
  readonly interval: Interval | null;
  readonly confidence: number | null;
  readonly intervalMethod: 'adjusted_wald' | 'agresti_caffo';
  /** Two-sided p of the exact test of "no change". */
  readonly p: number | null;
  /** p after correction for the number of comparisons, and for looking before the period has ended. */
  readonly adjustedP: number | null;
  readonly test: ExchangeTest['test'] | null;
  /**
   * Further answers that the later side needs: up to 30 for a reliable value; from then on, to confirm a change of the observed size
   * with 80 % power. 0 with a verdict; null where no realistic number is enough.
   */
  readonly answersNeeded: number | null;
  /** If `answersNeeded` is null: the change that this comparison can show with 80 % power, null if none. */
  readonly detectable: number | null;
}

/** Two readings of one method. */
export interface Pair {
  readonly method: Method;
  readonly later: Reading;
  readonly earlier: Reading;
}

/** How strictly one comparison is judged. */
export interface Strictness {
  /** Two-sided level of the interval. */
  readonly own: number;
  /** The level at which the comparison is judged when its period has ended. */
  readonly ended: number;
  /** Answers that the later side usually has at its end. */
  readonly usual: number;
}

/** Whether both sides have enough answers for a verdict. */
export function isComparable({ later, earlier }: Pair): boolean {
  return Math.min(later.n, earlier.n) >= MIN_VERDICT_ANSWERS;
}

/** The exact test of "no change"; both sides must have answers. */
export function testOf({ method, later, earlier }: Pair): ExchangeTest {
  if (method.metric === 'nps') return exactNpsTest(npsCounts(later.scores), npsCounts(earlier.scores));
  return exactShareTest(favourable(method, later.scores), later.n, favourable(method, earlier.scores), earlier.n);
}

/** The comparison of a pair with too few answers. */
export function notComparable({ method, later }: Pair): Comparison {
  return {
    verdict: 'too_few',
    difference: null,
    interval: null,
    confidence: null,
    intervalMethod: intervalMethodOf(method),
    p: null,
    adjustedP: null,
    test: null,
    answersNeeded: later.reliable ? null : MIN_RELIABLE_ANSWERS - later.n,
    detectable: null,
  };
}

/** The comparison of a comparable pair, given its test and its p value in the picture. */
export function compared(pair: Pair, { p, test }: ExchangeTest, adjustedP: number, strictness: Strictness): Comparison {
  const { method, later, earlier } = pair;
  const difference = (later.value ?? 0) - (earlier.value ?? 0);
  const interval = including(intervalOf(pair, -normalQuantile(strictness.own / 2)), difference);
  const verdict = adjustedP < LEVEL ? verdictOf(interval) : 'no_clear_change';
  const answersNeeded = answersNeededFor(pair, verdict, difference / 100, strictness);
  return {
    verdict,
    difference,
    interval,
    confidence: 1 - strictness.own,
    intervalMethod: intervalMethodOf(method),
    p,
    adjustedP,
    test,
    answersNeeded,
    detectable:
      answersNeeded === null
        ? mde(method, earlier.scores, { earlier: earlier.n, later: strictness.usual, level: strictness.ended })
        : null,
  };
}

function verdictOf({ low, high }: Interval): Verdict {
  if (low > 0) return 'up';
  return high < 0 ? 'down' : 'no_clear_change';
}

function intervalMethodOf({ metric }: Method): Comparison['intervalMethod'] {
  return metric === 'nps' ? 'adjusted_wald' : 'agresti_caffo';
}

function intervalOf({ method, later, earlier }: Pair, z: number): Interval {
  if (method.metric === 'nps') return npsDifferenceInterval(npsCounts(later.scores), npsCounts(earlier.scores), z);
  return agrestiCaffo(favourable(method, later.scores), later.n, favourable(method, earlier.scores), earlier.n, z);
}

/** More answers than this many usual periods have are not realistic. */
const MAX_PERIODS = 20;

function answersNeededFor({ later, earlier }: Pair, verdict: Verdict, change: number, strictness: Strictness) {
  if (!later.reliable) return MIN_RELIABLE_ANSWERS - later.n;
  if (verdict !== 'no_clear_change') return 0;
  const needed = answersForDifference(
    { variance: earlier.variance ?? 0, n: earlier.n },
    later.variance ?? 0,
    change,
    strictness.ended,
  );
  return needed === null || needed > MAX_PERIODS * strictness.usual ? null : Math.max(0, needed - later.n);
}
