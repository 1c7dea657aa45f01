import { student975, Z95, type Interval } from '@hearback/kernel';

/** A value and how often it was given. */
export interface ValueCount {
  readonly value: number;
  readonly count: number;
}

/** Numbers that customers gave. Intervals are 95 %. */
export interface NumberSummary {
  readonly n: number;
  readonly mean: number;
  /** By Student's t; null below two answers. */
  readonly meanInterval: Interval | null;
  /** With n − 1; null below two answers. */
  readonly standardDeviation: number | null;
  readonly median: number;
  /** Between two of the ordered answers (Conover 1999, 3.2); null below six answers, of which none has 95 %. */
  readonly medianInterval: Interval | null;
  readonly min: number;
  readonly max: number;
}

/** Below this no two of the ordered answers contain the median with 95 %. */
const MIN_MEDIAN_ANSWERS = 6;

/** Summarises numbers; null without any. */
export function summaryOf(values: readonly ValueCount[]): NumberSummary | null {
  const sorted = values.filter(({ count }) => count > 0).toSorted((a, b) => a.value - b.value);
  const n = sorted.reduce((sum, { count }) => sum + count, 0);
  if (n === 0) return null;
  const mean = sorted.reduce((sum, { value, count }) => sum + value * count, 0) / n;
  const squares = sorted.reduce((sum, { value, count }) => sum + count * (value - mean) ** 2, 0);
  const sd = n < 2 ? null : Math.sqrt(squares / (n - 1));
  const half = sd === null ? null : (student975(n - 1) * sd) / Math.sqrt(n);
  const at = rankedValue(sorted);
  return {
    n,
    mean,
    meanInterval: half === null ? null : { low: mean - half, high: mean + half },
    standardDeviation: sd,
    median: (at(Math.ceil(n / 2)) + at(Math.floor(n / 2) + 1)) / 2,
    medianInterval: medianInterval(n, at),
    min: sorted[0]!.value,
    max: sorted.at(-1)!.value,
  };
}

/** The ranks n/2 ± z·√n/2, rounded outwards. */
function medianInterval(n: number, at: (rank: number) => number): Interval | null {
  if (n < MIN_MEDIAN_ANSWERS) return null;
  const half = (Z95 * Math.sqrt(n)) / 2;
  const low = Math.max(1, Math.floor(n / 2 - half));
  const high = Math.min(n, Math.ceil(n / 2 + half) + 1);
  return { low: at(low), high: at(high) };
}

/** The value with a rank from 1 to n. */
function rankedValue(sorted: readonly ValueCount[]): (rank: number) => number {
  return (rank) => {
    let seen = 0;
    for (const { value, count } of sorted) {
      seen += count;
      if (seen >= rank) return value;
    }
    return sorted.at(-1)!.value;
  };
}

/** A bar of a histogram: values in [from, to), the last one including its end. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
}

/** More bars than this say less. */
const MAX_BINS = 12;

/** Bars of equal, round width; one bar for each whole number if there are few enough of them. Empty without values. */
export function binsOf(values: readonly ValueCount[]): readonly Bin[] {
  if (values.length === 0) return [];
  const low = Math.min(...values.map(({ value }) => value));
  const high = Math.max(...values.map(({ value }) => value));
  const width =
    values.every(({ value }) => Number.isInteger(value)) && high - low < MAX_BINS ? 1 : roundWidth(high - low);
  const first = Math.floor(low / width);
  const bins = Math.max(1, Math.floor(high / width) - first + 1);
  const counts = Array.from({ length: bins }, () => 0);
  for (const { value, count } of values) counts[Math.min(bins - 1, Math.floor(value / width) - first)]! += count;
  return counts.map((count, i) => ({ from: (first + i) * width, to: (first + i + 1) * width, count }));
}

/** The smallest of 1, 2 and 5 times a power of ten that makes at most `MAX_BINS` bars. */
function roundWidth(range: number): number {
  if (range === 0) return 1;
  const power = 10 ** Math.floor(Math.log10(range / MAX_BINS));
  const factor = [1, 2, 5, 10, 20].find((each) => range / (each * power) < MAX_BINS - 1) ?? 20;
  return factor * power;
}
