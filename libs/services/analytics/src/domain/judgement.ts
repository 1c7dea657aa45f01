import { compared, isComparable, notComparable, testOf, type Comparison, type Pair } from './comparison.js';
import { holm } from './holm.js';
import type { Reading } from './measure.js';
import type { Method } from './method.js';
import { expectedAnswers, LEVEL, levelWhileRunning, progressOf, pWhileRunning } from './significance.js';

/** A pair of readings in a picture. */
export interface JudgedPair extends Pair {
  /** The part of the later side's answers that has arrived, if its period still runs; null if it has ended. */
  readonly progress: number | null;
  /** Answers that the later side usually has at the end of its period. */
  readonly usual: number;
}

/** A period compared with the one before; `elapsed` is the part of its time that has passed, null if it has ended. */
export function periodPair(method: Method, later: Reading, earlier: Reading, elapsed: number | null): JudgedPair {
  if (elapsed === null) return { method, later, earlier, progress: null, usual: Math.max(later.n, earlier.n) };
  return {
    method,
    later,
    earlier,
    progress: progressOf(later.n, earlier.n, elapsed),
    usual: expectedAnswers(later.n, earlier.n, elapsed),
  };
}

/** A segment compared with the other answers of the same period, which grow with it. */
export function segmentPair(method: Method, segment: Reading, rest: Reading, elapsed: number | null): JudgedPair {
  const usual = elapsed === null ? segment.n : expectedAnswers(segment.n, 0, elapsed);
  const progress = elapsed === null ? null : progressOf(segment.n, 0, elapsed);
  return { method, later: segment, earlier: rest, progress, usual };
}

/** The comparisons of one picture: the buckets of a trend, the segments of a table, or a single number. */
export interface Judgement {
  /** The probability of any false verdict in the whole picture. */
  readonly level: number;
  /** The number of comparisons with enough answers. They share the level. */
  readonly comparisons: number;
  /** In the order of the pairs. */
  readonly each: readonly Comparison[];
}

/**
 * Judges all comparisons that a reader sees together, so that the probability of any false verdict among them is at most 5 %: p
 * values by Holm's method, intervals by Bonferroni's, and periods that still run by O'Brien and Fleming's boundary. A verdict
 * needs both, the p value and the interval, so it never contradicts the interval beside it.
 */
export function judge(pairs: readonly JudgedPair[]): Judgement {
  const tested = pairs.filter(isComparable).map((pair) => {
    const test = testOf(pair);
    return { pair, test, p: pair.progress === null ? test.p : pWhileRunning(test.p, pair.progress) };
  });
  const ended = levelOfEach(tested.length);
  const adjusted = holm(tested.map(({ p }) => p));
  const judged = new Map(
    tested.map(({ pair, test }, i) => {
      const own = pair.progress === null ? ended : levelWhileRunning(ended, pair.progress);
      return [pair, compared(pair, test, adjusted[i] ?? 1, { own, ended, usual: pair.usual })];
    }),
  );
  return {
    level: LEVEL,
    comparisons: tested.length,
    each: pairs.map((pair) => judged.get(pair) ?? notComparable(pair)),
  };
}

/** The level of each of several comparisons (Bonferroni). */
export function levelOfEach(comparisons: number): number {
  return LEVEL / Math.max(1, comparisons);
}
