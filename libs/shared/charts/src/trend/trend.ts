import type { MetricScale } from '../metric-scale.js';

/** A bucket of a trend: its score, or null without answers. All texts come from the page. */
export interface TrendPoint {
  readonly value: number | null;
  /** The 95 % interval; null without answers. */
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  /** At least 30 answers. */
  readonly reliable: boolean;
  /** The bucket still runs, or the period contains only a part of it. */
  readonly partial: boolean;
}

/** The points of one method. A line never joins two methods. */
export interface TrendSeries {
  readonly key: string;
  /** One per bucket of the chart. */
  readonly points: readonly TrendPoint[];
}

/** A dotted rule with a text: something that happened. `at` is a place between buckets, in buckets from the first. */
export interface TrendEvent {
  readonly key: string;
  readonly at: number;
  readonly text: string;
}

/** A trend as it is drawn. */
export interface TrendProps {
  readonly scale: MetricScale;
  /** The sentence that says what the chart shows. */
  readonly label: string;
  /** A text per bucket; not all of them are written. */
  readonly buckets: readonly string[];
  /** In the order of time, oldest method first. */
  readonly series: readonly TrendSeries[];
  /** A solid rule before this bucket, where a new method begins. */
  readonly methodRules: readonly TrendEvent[];
  readonly events: readonly TrendEvent[];
  /** What the score should reach: a dashed line over the whole chart. */
  readonly goal?: number | null;
  /** The word for the number of answers, beside their bars. */
  readonly nLabel: string;
  /** The last value and its interval, as texts. */
  readonly end: { readonly value: string; readonly interval: string } | null;
  /** Size in px; a phone has its own, because charts are redrawn and not shrunk. */
  readonly width?: number;
  readonly height?: number;
}

/** A point that has a score, with its place among the buckets. */
export interface DrawnPoint {
  readonly index: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly reliable: boolean;
  readonly partial: boolean;
}

/** Splits the points at gaps: a bucket without answers ends a run. */
export function runsOf(points: readonly TrendPoint[]): readonly (readonly DrawnPoint[])[] {
  const runs: DrawnPoint[][] = [];
  let open: DrawnPoint[] | null = null;
  points.forEach(({ value, low, high, reliable, partial }, index) => {
    if (value === null || low === null || high === null) {
      open = null;
      return;
    }
    if (open === null) runs.push((open = []));
    open.push({ index, value, low, high, reliable, partial });
  });
  return runs;
}

/** The lowest end of an interval in the chart, or the goal below it; 0 without answers. */
export function lowestOf(series: readonly TrendSeries[], goal: number | null = null): number {
  return Math.min(0, goal ?? 0, ...series.flatMap(({ points }) => points.map(({ low }) => low ?? 0)));
}

/** The buckets whose texts are written: the last one, and as many evenly before it as there is room for. */
export function writtenBuckets(count: number, room: number): ReadonlySet<number> {
  const step = Math.max(1, Math.ceil(count / Math.max(1, room)));
  const written = new Set<number>();
  for (let index = count - 1; index >= 0; index -= step) written.add(index);
  return written;
}
