import { student975, studentCdf, type Interval } from '@hearback/kernel';
import { agrestiCaffo } from '../difference.js';
import { compared, testOf } from '../comparison.js';
import { exactShareTest } from '../exact-test.js';
import { favourable, measure } from '../measure.js';
import type { Method } from '../method.js';
import { normalQuantile } from '../normal.js';
import { npsAdjustedWald, npsCounts } from '../nps.js';
import { including } from '../difference.js';
import { studentQuantile } from '../numeric/student-quantile.js';
import type { ScoreCounts } from '../scores.js';
import { wilson } from '@hearback/kernel';

/** A figure of one period, as its data gives it. */
export type Sample =
  | { readonly kind: 'scores'; readonly method: Method; readonly scores: ScoreCounts; readonly n: number }
  | { readonly kind: 'share'; readonly hits: number; readonly n: number }
  /** A mean, median or ratio with its standard error; null: it has no spread yet. */
  | {
      readonly kind: 'mean';
      readonly value: number;
      readonly standardError: number | null;
      readonly n: number;
      /** ISO 4217, of money. */
      readonly currency: string | null;
    };

/** The value in the unit of the figure; null without data. */
export function valueOf(sample: Sample): number | null {
  if (sample.kind === 'scores') return measure(sample.method, sample.scores).value;
  if (sample.kind === 'share') return sample.n === 0 ? null : (100 * sample.hits) / sample.n;
  return sample.n === 0 ? null : sample.value;
}

/** Its interval at 1 − level; null without data or spread. It contains the value. */
export function intervalOf(sample: Sample, level: number): Interval | null {
  const value = valueOf(sample);
  if (value === null) return null;
  const z = -normalQuantile(level / 2);
  if (sample.kind === 'mean') return intervalOfMean(sample, level);
  const { n } = sample;
  if (sample.kind === 'scores' && sample.method.metric === 'nps') {
    const found = npsAdjustedWald(npsCounts(sample.scores), z);
    return found && including(found.interval, value);
  }
  const hits = sample.kind === 'share' ? sample.hits : favourable(sample.method, sample.scores);
  const interval = wilson(hits, n, z);
  return interval && { low: 100 * interval.low, high: 100 * interval.high };
}

function intervalOfMean(
  { value, standardError, n }: Extract<Sample, { kind: 'mean' }>,
  level: number,
): Interval | null {
  if (standardError === null || n < 2) return null;
  const half = standardError * (level === 0.05 ? student975(n - 1) : studentQuantile(1 - level / 2, n - 1));
  // Amounts and times are never below 0.
  return { low: value < 0 ? value - half : Math.max(0, value - half), high: value + half };
}

/** Whether the two can be compared: of one method, or of one currency. */
export function areComparable(later: Sample, earlier: Sample): boolean {
  if (later.kind === 'scores' && earlier.kind === 'scores') return later.method.version === earlier.method.version;
  if (later.kind === 'mean' && earlier.kind === 'mean')
    return later.currency === earlier.currency && later.standardError !== null && earlier.standardError !== null;
  return later.kind === earlier.kind;
}

/** The p value of "no change", and the interval of the change at a level. */
export interface Change {
  readonly difference: number;
  readonly p: number;
  readonly intervalAt: (level: number) => Interval;
}

/**
 * Later minus earlier, of samples that are comparable and not empty. Scores and shares by the exact test and the intervals of all reports; means by
 * Welch's t with the smaller n − 1 degrees of freedom, which errs on the side of "cannot tell".
 */
export function changeOf(later: Sample, earlier: Sample): Change {
  if (later.kind === 'scores' && earlier.kind === 'scores') {
    const { method } = later;
    const pair = { method, later: measure(method, later.scores), earlier: measure(method, earlier.scores) };
    const test = testOf(pair);
    const at = (own: number) => compared(pair, test, 1, { own, ended: own, usual: later.n });
    return { difference: at(0.05).difference!, p: test.p, intervalAt: (level) => at(level).interval! };
  }
  const difference = valueOf(later)! - valueOf(earlier)!;
  if (later.kind === 'share' && earlier.kind === 'share') {
    const [h, n, h0, n0] = [later.hits, later.n, earlier.hits, earlier.n];
    const intervalAt = (level: number) => including(agrestiCaffo(h, n, h0, n0, -normalQuantile(level / 2)), difference);
    return { difference, p: exactShareTest(h, n, h0, n0).p, intervalAt };
  }
  if (later.kind !== 'mean' || earlier.kind !== 'mean') throw new Error('the samples are of two kinds');
  const standardError = Math.hypot(later.standardError ?? 0, earlier.standardError ?? 0);
  const df = Math.max(1, Math.min(later.n, earlier.n) - 1);
  const p = standardError === 0 ? Number(difference === 0) : 2 * studentCdf(-Math.abs(difference) / standardError, df);
  const intervalAt = (level: number) => {
    const half = standardError * studentQuantile(1 - level / 2, df);
    return { low: difference - half, high: difference + half };
  };
  return { difference, p, intervalAt };
}
