import { isCalendarDay } from '@hearback/kernel';

/** Width of the buckets of a trend, in the workspace's time zone; weeks begin on Monday (ISO 8601). */
export type BucketWidth = 'hour' | 'day' | 'week' | 'month';

export const BUCKET_WIDTHS: readonly BucketWidth[] = ['hour', 'day', 'week', 'month'];

/** A half-open interval of time: `from` belongs to it, `to` does not. */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

/** The part of the period's time that has passed, 0 before it begins; null if it has ended. */
export function elapsedOf({ from, to }: Period, now: Date): number | null {
  if (now >= to) return null;
  return Math.max(0, (now.getTime() - from.getTime()) / (to.getTime() - from.getTime()));
}

/** One end of a period as the caller writes it: a local day (its first instant) or an instant. */
export type PeriodEnd =
  { readonly kind: 'day'; readonly text: string } | { readonly kind: 'instant'; readonly text: string };

const HOURS: Readonly<Record<BucketWidth, number>> = { hour: 1, day: 24, week: 7 * 24, month: 28 * 24 };
const INSTANT = /^(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,3})?(Z|[+-](0\d|1[0-4]):[0-5]\d)$/;

/** Parses `2026-01-31` or an RFC 3339 time with an offset, in the years 1970 to 2199; undefined for anything else. */
export function parsePeriodEnd(text: string): PeriodEnd | undefined {
  if (isDay(text)) return { kind: 'day', text };
  const day = INSTANT.exec(text)?.[1];
  return day !== undefined && isDay(day) ? { kind: 'instant', text } : undefined;
}

/** Upper bound of the number of buckets between the two; exact to one day, because the time zone is not known here. */
export function bucketsBetween(from: PeriodEnd, to: PeriodEnd, width: BucketWidth): number {
  return (Date.parse(to.text) - Date.parse(from.text)) / (HOURS[width] * 3_600_000);
}

function isDay(text: string): boolean {
  const year = Number(text.slice(0, 4));
  return isCalendarDay(text) && year >= 1970 && year <= 2199;
}
