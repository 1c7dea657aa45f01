import { DateTime } from 'luxon';

/** The calendar day (`YYYY-MM-DD`) of a time in this zone; in UTC if the zone is not known here. */
export function calendarDay(at: Date, timeZone: string): string {
  const local = DateTime.fromJSDate(at, { zone: timeZone });
  return (local.isValid ? local : DateTime.fromJSDate(at, { zone: 'UTC' })).toFormat('yyyy-MM-dd');
}
