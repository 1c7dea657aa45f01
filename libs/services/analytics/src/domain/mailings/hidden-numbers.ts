import type { Reading } from '../measure.js';

/** A number is shown from this many people on, in what leaves the dashboard. */
export const MIN_SHOWN = 5;

/** A score as a report shows it. */
export interface ShownNumber {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Null: hidden. */
  readonly n: number | null;
  readonly reliable: boolean;
}

const HIDDEN: ShownNumber = { value: null, low: null, high: null, n: null, reliable: false };

/** The reading, or nothing of it where fewer than 5 people answered. Without answers there is nobody to hide. */
export function shownNumber({
  value,
  interval,
  n,
  reliable,
}: Pick<Reading, 'value' | 'interval' | 'n' | 'reliable'>): ShownNumber {
  if (n > 0 && n < MIN_SHOWN) return HIDDEN;
  return { value, low: interval?.low ?? null, high: interval?.high ?? null, n, reliable };
}

/**
 * The readings of neighbouring buckets. If just one of them is hidden, so is the smallest other one: else the hidden one could be worked
 * out from a total of all.
 */
export function shownBuckets(readings: readonly Parameters<typeof shownNumber>[0][]): readonly ShownNumber[] {
  const shown = readings.map(shownNumber);
  if (shown.filter(({ n }) => n === null).length !== 1) return shown;
  const smallest = Math.min(...shown.flatMap(({ n }) => (n === null || n === 0 ? [] : [n])));
  const second = shown.findIndex(({ n }) => n === smallest);
  return shown.map((number, index) => (index === second ? HIDDEN : number));
}
