import { DEFAULT_DAYS, type ReportSearch } from './report-search.js';

/** A period as the API takes it: local days, or times; `to` is exclusive. */
export interface PeriodQuery {
  readonly from: string;
  readonly to: string;
}

/** The period of a report: the given one, or the last days until the end of today in the workspace's time zone. */
export function periodOf(
  { from, to, days = DEFAULT_DAYS }: ReportSearch,
  timeZone: string,
  now = new Date(),
): PeriodQuery {
  if (from !== undefined && to !== undefined) return { from, to };
  const tomorrow = addDays(localDay(now, timeZone), 1);
  return { from: addDays(tomorrow, -days), to: tomorrow };
}

/** The period and the filters of a report, as the API takes them. */
export function filterOf(search: ReportSearch, timeZone: string) {
  const { touchpoint, survey, channel, language, segment, attribute, topic } = search;
  const [key = '', ...value] = attribute?.split('=') ?? [];
  return {
    ...periodOf(search, timeZone),
    ...(touchpoint === undefined ? {} : { touchpoint_id: touchpoint }),
    ...(survey === undefined ? {} : { survey_id: survey }),
    ...(channel === undefined ? {} : { channel: channel as 'link' }),
    ...(language === undefined ? {} : { language }),
    ...(segment === undefined ? {} : { segment_id: segment }),
    ...(attribute === undefined ? {} : { attribute: { [key]: value.join('=') } }),
    ...(topic === undefined ? {} : { topic_id: topic }),
  };
}

/** The day of a moment in a time zone, such as `2026-11-26`. */
export function localDay(moment: Date, timeZone: string): string {
  // Canadian English writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(moment);
}

/** The day so many days later. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
