import { DateTime } from 'luxon';
import type { ReportCadence } from './report-schedule.js';

/** What a report counts, as local days. */
export interface ReportDays {
  readonly from: string;
  /** Exclusive. */
  readonly to: string;
  /** The first day of its trends. */
  readonly trendFrom: string;
  readonly width: ReportCadence;
  /** The same for all reports that are made in one week or month: a schedule has one edition for it. */
  readonly edition: string;
}

const DAYS = 28;
const WEEKS = 12;
const MONTHS = 12;

/**
 * What a report that is made at this time counts: the 28 whole local days before it, or the whole month before. Trends have 12 weeks or
 * months. The edition is the ISO week or the month in which it is made.
 */
export function reportDays(every: ReportCadence, at: Date, timeZone: string): ReportDays {
  const now = DateTime.fromJSDate(at, { zone: timeZone });
  if (every === 'week') {
    const to = now.startOf('day');
    return {
      from: dayOf(to.minus({ days: DAYS })),
      to: dayOf(to),
      trendFrom: dayOf(to.minus({ weeks: WEEKS })),
      width: every,
      edition: now.toFormat("kkkk-'W'WW"),
    };
  }
  const to = now.startOf('month');
  return {
    from: dayOf(to.minus({ months: 1 })),
    to: dayOf(to),
    trendFrom: dayOf(to.minus({ months: MONTHS })),
    width: every,
    edition: now.toFormat('yyyy-MM'),
  };
}

/** The first day of the trend of a report that ends with this day: at least 12 weeks before. */
export function trendStart(from: string, to: string): string {
  const start = dayOf(DateTime.fromISO(to, { zone: 'UTC' }).minus({ weeks: WEEKS }));
  return from < start ? from : start;
}

function dayOf(time: DateTime): string {
  return time.toFormat('yyyy-MM-dd');
}
