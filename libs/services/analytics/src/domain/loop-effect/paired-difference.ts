import { student975, studentCdf, type Interval } from '@hearback/kernel';
import { studentQuantile } from '../numeric/student-quantile.js';

/** Two scores of one customer, one after the other. */
export interface ScorePair {
  readonly first: number;
  readonly next: number;
}

/** The mean first and next score of some customers, with the 95 % interval of the next one. */
export interface MeanPair extends ScorePair {
  readonly nextInterval: Interval;
}

/** What changed for those who were followed up, beyond what changed for those like them who were not; in points of the scale. */
export interface PairedDifference {
  readonly pairs: number;
  /** Mean change of those followed up. */
  readonly treatedChange: number;
  /** Mean change of their controls: what happens anyway. */
  readonly controlChange: number;
  /** The difference of the two. */
  readonly effect: number;
  readonly standardDeviation: number;
  readonly standardError: number;
  /** At 1 − level, by Student's t with pairs − 1 degrees of freedom. */
  readonly interval: Interval;
  /** The mean scores of those followed up, and of their controls. */
  readonly treated: MeanPair;
  readonly controls: MeanPair;
  /** effect / standard error; null if all pairs agree. */
  readonly t: number | null;
  /** Two-sided; where t is null: 1 for no effect, else 0. */
  readonly p: number;
}

/** Difference in differences of matched pairs, in the same order; null below two pairs. `level` is the two-sided one of the interval. */
export function pairedDifference(
  treated: readonly ScorePair[],
  controls: readonly ScorePair[],
  level = 0.05,
): PairedDifference | null {
  const n = treated.length;
  if (n < 2) return null;
  const changes = treated.map(({ first, next }) => next - first);
  const others = controls.map(({ first, next }) => next - first);
  const differences = changes.map((change, i) => change - others[i]!);
  const effect = meanOf(differences);
  const variance = differences.reduce((sum, d) => sum + (d - effect) ** 2, 0) / (n - 1);
  const standardError = Math.sqrt(variance / n);
  const half = studentQuantile(1 - level / 2, n - 1) * standardError;
  const t = standardError === 0 ? null : effect / standardError;
  return {
    pairs: n,
    treatedChange: meanOf(changes),
    controlChange: meanOf(others),
    effect,
    standardDeviation: Math.sqrt(variance),
    standardError,
    interval: { low: effect - half, high: effect + half },
    treated: meanPairOf(treated),
    controls: meanPairOf(controls),
    t,
    p: t === null ? Number(effect === 0) : 2 * studentCdf(-Math.abs(t), n - 1),
  };
}

/**
 * What a score is expected to be next time if nothing is done: it moves towards the mean, by how little scores repeat themselves.
 * `mean` and the correlation `r` of a score with the next one are those of customers who were not followed up.
 */
export function expectedNext(score: number, mean: number, r: number): number {
  return mean + r * (score - mean);
}

/** Pearson's correlation of first and next scores; null below three pairs, or if either does not vary. */
export function repeatCorrelation(pairs: readonly ScorePair[]): number | null {
  if (pairs.length < 3) return null;
  const first = meanOf(pairs.map((pair) => pair.first));
  const next = meanOf(pairs.map((pair) => pair.next));
  let [xx, yy, xy] = [0, 0, 0];
  for (const pair of pairs) {
    xx += (pair.first - first) ** 2;
    yy += (pair.next - next) ** 2;
    xy += (pair.first - first) * (pair.next - next);
  }
  return xx === 0 || yy === 0 ? null : xy / Math.sqrt(xx * yy);
}

function meanPairOf(pairs: readonly ScorePair[]): MeanPair {
  const next = meanOf(pairs.map((pair) => pair.next));
  const variance = pairs.reduce((sum, pair) => sum + (pair.next - next) ** 2, 0) / (pairs.length - 1);
  const half = student975(pairs.length - 1) * Math.sqrt(variance / pairs.length);
  return {
    first: meanOf(pairs.map((pair) => pair.first)),
    next,
    nextInterval: { low: next - half, high: next + half },
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
