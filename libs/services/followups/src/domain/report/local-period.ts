import { DateTime } from 'luxon';

/** A period: [from, to). */
export interface Period {
  readonly from: Date;
  readonly to: Date;
}

const DEFAULT_DAYS = 90;
const MAX_DAYS = 731;

/**
 * The period between two ends, each a day in the time zone or a time; by default the last 90 days until the end of today. The name of
 * the member that is wrong, if one is.
 */
export function localPeriod(
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
  timeZone: string,
  now: Date,
): Period | { readonly wrong: 'from' | 'to'; readonly detail: string } {
  const end =
    to === undefined
      ? DateTime.fromJSDate(now, { zone: timeZone }).startOf('day').plus({ days: 1 })
      : endOf(to, timeZone);
  if (!end.isValid) return { wrong: 'to', detail: NO_TIME };
  const start = from === undefined ? end.minus({ days: DEFAULT_DAYS }) : endOf(from, timeZone);
  if (!start.isValid) return { wrong: 'from', detail: NO_TIME };
  if (start >= end) return { wrong: 'from', detail: 'must be before `to`' };
  if (start < end.minus({ days: MAX_DAYS }))
    return { wrong: 'from', detail: `must be at most ${MAX_DAYS} days before \`to\`` };
  return { from: start.toJSDate(), to: end.toJSDate() };
}

const NO_TIME = 'must be a day, or a time with an offset';

function endOf(text: string, timeZone: string): DateTime {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return DateTime.fromISO(text, { zone: timeZone });
  return /(Z|[+-]\d\d:\d\d)$/.test(text) ? DateTime.fromISO(text, { zone: timeZone }) : DateTime.invalid('no offset');
}
