import type { Comparison } from '../domain/comparison.js';
import { judge, levelOfEach, periodPair, type JudgedPair, type Judgement } from '../domain/judgement.js';
import { mdeOfEqual } from '../domain/mde.js';
import { measure, readingOf, type Measure, type Reading } from '../domain/measure.js';
import { countedMethod, methodWithoutAnswers, type Method, type Metric } from '../domain/method.js';
import { elapsedOf, type Period } from '../domain/period.js';
import { Tally } from '../domain/tally.js';
import type { Frame } from './score-queries.js';

/** The measure of a period. */
export interface MeasuredPeriod extends Period {
  readonly measure: Measure;
}

/** The measure of a period, compared with the period before; null if no comparison was requested. */
export interface ComparedPeriod extends MeasuredPeriod {
  /** The period has not ended. */
  readonly partial: boolean;
  readonly mde: number | null;
  readonly previous: (MeasuredPeriod & { readonly comparison: Comparison }) | null;
}

/** The reading of a bucket, compared with the bucket before; null if no comparison was requested. */
export interface ComparedBucket extends Period {
  /** The bucket has not ended, or the period of the report contains only a part of it. */
  readonly partial: boolean;
  readonly reading: Reading;
  readonly mde: number | null;
  readonly comparison: Comparison | null;
}

/** One method and segment over time; methods are never averaged. `method` is null if there are no answers. */
export interface TrendSeries {
  readonly method: Method | null;
  readonly group: string | null;
  readonly total: ComparedPeriod;
  readonly buckets: readonly ComparedBucket[];
}

/** How many comparisons share a level. */
export type Picture = Pick<Judgement, 'level' | 'comparisons'>;

/** Series that are judged together. */
export interface JudgedTrend {
  /** Largest first. */
  readonly series: readonly TrendSeries[];
  /** The totals of all series. */
  readonly totals: Picture;
  /** The buckets of all series. */
  readonly buckets: Picture;
}

interface Draft {
  readonly method: Method;
  readonly tally: Tally;
  readonly total: Measure;
  readonly previous: Measure;
  readonly readings: readonly Reading[];
  /** The reading before each of `readings`. */
  readonly earlier: readonly Reading[];
}

/**
 * Judges the totals of all series as one picture, and the buckets of all series as another. If there are no answers, `empty` is the
 * metric of a series of empty buckets.
 */
export function judgedTrend(
  tallies: readonly Tally[],
  empty: Metric | null,
  frame: Frame,
  { compared, now }: { readonly compared: boolean; readonly now: Date },
): JudgedTrend {
  const periods = bucketsOf(frame);
  const drafts = (empty === null ? tallies : [emptyTally(empty)]).map((tally) => draftOf(tally, frame, periods));
  const totalPairs = drafts.map(({ method, total, previous }) =>
    periodPair(method, total, previous, elapsedOf(frame, now)),
  );
  const elapsed = periods.map((period) => elapsedOf(period, now));
  const bucketPairs = drafts.flatMap(({ method, readings, earlier }) =>
    readings.map((reading, i) => periodPair(method, reading, earlier[i] ?? reading, elapsed[i] ?? null)),
  );
  const totals = judgeIf(compared, totalPairs);
  const buckets = judgeIf(compared, bucketPairs);
  const levels = { total: levelOfEach(totals.comparisons), bucket: levelOfEach(buckets.comparisons) };
  const series = drafts.map(({ method, tally, total, previous, readings }, index): TrendSeries => {
    const comparison = totals.each[index];
    return {
      method: empty === null ? method : null,
      group: tally.group,
      total: {
        from: frame.from,
        to: frame.to,
        measure: total,
        partial: now < frame.to,
        mde: mdeOfEqual(method, total.scores, levels.total),
        previous:
          comparison === undefined ? null : { from: frame.previousFrom, to: frame.from, measure: previous, comparison },
      },
      buckets: readings.map((reading, i) => ({
        ...(periods[i] ?? frame),
        partial: (elapsed[i] ?? null) !== null || isCut(frame, periods[i] ?? frame),
        reading,
        mde: mdeOfEqual(method, reading.scores, levels.bucket),
        comparison: buckets.each[index * periods.length + i] ?? null,
      })),
    };
  });
  return { series, totals, buckets };
}

function judgeIf(compared: boolean, pairs: readonly JudgedPair[]): Judgement {
  return judge(compared ? pairs : []);
}

function bucketsOf(frame: Frame): readonly Period[] {
  return frame.starts.map((from, i) => ({ from, to: frame.starts[i + 1] ?? frame.to }));
}

function draftOf(tally: Tally, frame: Frame, periods: readonly Period[]): Draft {
  const method = countedMethod(tally.method);
  const readings = periods.map((period) => readingOf(method, tally.within(period)));
  return {
    method,
    tally,
    total: measure(method, tally.within(frame)),
    previous: measure(method, tally.within({ from: frame.previousFrom, to: frame.from })),
    readings,
    earlier: [readingOf(method, tally.within(frame.beforeFirst)), ...readings],
  };
}

/** Whether the period of the report contains only a part of the bucket. */
function isCut({ whole, from, to }: Frame, bucket: Period): boolean {
  const startsInside = bucket.from.getTime() === from.getTime() && from > whole.from;
  return startsInside || (bucket.to.getTime() === to.getTime() && to < whole.to);
}

function emptyTally(metric: Metric): Tally {
  return new Tally(new Map(), { method: methodWithoutAnswers(metric).version, group: null, cells: [] });
}
