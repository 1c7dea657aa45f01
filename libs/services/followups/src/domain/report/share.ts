import { wilson, type Interval } from '@hearback/kernel';

/** Below so many, nothing is said; below `RELIABLE`, what is said is marked as not reliable (metrics: "Small n, one rule"). */
export const LEAST = 5;
export const RELIABLE = 30;

/** What every reported number says about its size. */
export interface Sample {
  readonly n: number;
  readonly reliable: boolean;
  /** How many more are needed until it is reliable. */
  readonly needed: number;
}

/** A share in percent with Wilson's 95 % interval. */
export interface Share extends Sample {
  readonly hits: number;
  /** Null below `LEAST`, as is the interval. */
  readonly value: number | null;
  readonly interval: Interval | null;
}

/** The size of a sample. */
export const sampleOf = (n: number): Sample => ({ n, reliable: n >= RELIABLE, needed: Math.max(0, RELIABLE - n) });

/** The share of `hits` among `n`. */
export function shareOf(hits: number, n: number): Share {
  const interval = n < LEAST ? null : wilson(hits, n);
  return {
    ...sampleOf(n),
    hits,
    value: interval === null ? null : (100 * hits) / n,
    interval: interval === null ? null : { low: 100 * interval.low, high: 100 * interval.high },
  };
}
