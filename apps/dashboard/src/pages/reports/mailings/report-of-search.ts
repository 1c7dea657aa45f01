import { periodOf } from '../../../parts/metrics/period.js';
import type { ReportSearch } from '../../../parts/metrics/report-search.js';
import type { PARTS } from './mailings-queries.js';

/** What a link to a report can show: its parts, the days that the page shows, and its filters as the API takes them. */
export interface SharedReport {
  readonly parts: readonly (typeof PARTS)[number][];
  readonly from: string;
  /** The day after the last. */
  readonly to: string;
  /** The page shows the last 28 days, which a link can follow. */
  readonly isUsualPeriod: boolean;
  readonly touchpoint: string | undefined;
  readonly filters: { readonly survey_id?: string; readonly channel?: 'link'; readonly language?: string };
}

const DAY = /^\d{4}-\d\d-\d\d$/;
const USUAL_DAYS = 28;

/**
 * The page as a link shows it; undefined where none can: a link knows no segment, attribute, topic, plan or times of day, and no answers without a touchpoint. Response rates
 * know neither touchpoints nor languages.
 */
export function sharedReport(
  search: ReportSearch,
  timeZone: string,
  parts: SharedReport['parts'],
): SharedReport | undefined {
  const {
    survey,
    channel,
    language,
    touchpoint,
    segment,
    attribute,
    topic,
    plan,
    days = USUAL_DAYS,
    from: given,
  } = search;
  const { from, to } = periodOf(search, timeZone);
  const isOfRates = parts.every((part) => part === 'response_rates');
  if ([segment, attribute, topic, plan].some((filter) => filter !== undefined) || touchpoint === 'none')
    return undefined;
  if (isOfRates && (touchpoint !== undefined || language !== undefined)) return undefined;
  if (!DAY.test(from) || !DAY.test(to)) return undefined;
  return {
    parts,
    from,
    to,
    isUsualPeriod: given === undefined && days === USUAL_DAYS,
    touchpoint,
    filters: {
      ...(survey === undefined ? {} : { survey_id: survey }),
      ...(channel === undefined ? {} : { channel: channel as 'link' }),
      ...(language === undefined ? {} : { language }),
    },
  };
}
