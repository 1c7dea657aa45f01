import type { TrendEvent, TrendSeries } from '@hearback/charts';
import type { Reply } from '../../api/client.js';
import { localDay } from './period.js';

export type Trend = Reply<'readMetric'>;
export type SeriesOfTrend = Trend['series'][number];
export type Bucket = SeriesOfTrend['buckets'][number];

/** The series of a trend in the order in which their methods were asked. */
export function byTime(series: readonly SeriesOfTrend[]): readonly SeriesOfTrend[] {
  return series.toSorted((a, b) => firstAnswered(a) - firstAnswered(b) || lastAnswered(a) - lastAnswered(b));
}

function firstAnswered({ buckets }: SeriesOfTrend): number {
  const first = buckets.findIndex(({ n }) => n > 0);
  return first === -1 ? buckets.length : first;
}

function lastAnswered({ buckets }: SeriesOfTrend): number {
  return buckets.findLastIndex(({ n }) => n > 0);
}

/** The points of each method. */
export function pointsOf(series: readonly SeriesOfTrend[]): readonly TrendSeries[] {
  return series.map(({ method_version, buckets }, index) => ({
    key: method_version ?? String(index),
    points: buckets.map(({ value, interval, n, reliable, partial }) => ({
      value,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      n,
      reliable,
      partial,
    })),
  }));
}

/** A rule where each further method begins. */
export function methodRules(series: readonly SeriesOfTrend[], text: string): readonly TrendEvent[] {
  return series.slice(1).map((each) => ({ key: each.method_version ?? '', at: firstAnswered(each), text }));
}

/** Annotations at their place among the buckets. */
export function eventsOf(
  annotations: readonly { readonly id: string; readonly day: string; readonly text: string }[],
  buckets: readonly Pick<Bucket, 'from' | 'to'>[],
  timeZone: string,
): readonly TrendEvent[] {
  return annotations.flatMap(({ id, day, text }) => {
    const index = buckets.findIndex(({ from, to }) => {
      const last = localDay(new Date(Date.parse(to) - 1), timeZone);
      return localDay(new Date(from), timeZone) <= day && day <= last;
    });
    const bucket = buckets[index];
    if (bucket === undefined) return [];
    const start = Date.parse(`${localDay(new Date(bucket.from), timeZone)}T00:00:00Z`);
    const length = Math.max(86_400_000, Date.parse(bucket.to) - Date.parse(bucket.from));
    return [{ key: id, at: index + (Date.parse(`${day}T00:00:00Z`) - start) / length, text }];
  });
}

/** The last buckets, which is what a phone has room for. */
export function lastBuckets(series: readonly SeriesOfTrend[], count: number): readonly SeriesOfTrend[] {
  return series.map((each) => ({ ...each, buckets: each.buckets.slice(-count) }));
}
