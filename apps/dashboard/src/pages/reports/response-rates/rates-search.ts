import { reportSearch, type ReportSearch } from '../../../parts/metrics/report-search.js';

/** By what the rates are split. */
export const RATE_SPLITS = ['channel', 'plan', 'segment', 'survey'] as const;
export type RateSplit = (typeof RATE_SPLITS)[number];

/** The state of the page in its address. */
export interface RatesSearch extends Pick<ReportSearch, 'days' | 'from' | 'to' | 'survey' | 'channel' | 'explain'> {
  readonly plan?: string;
  readonly segment?: string;
  /** The dimension of the table. */
  readonly parts?: RateSplit;
}

type Raw = Readonly<Record<string, unknown>>;

/** Reads the state of the page from the search parameters; members that are malformed are dropped. */
export function ratesSearch(raw: Raw): RatesSearch {
  const { days, from, to, survey, channel, explain } = reportSearch(raw);
  const parts = RATE_SPLITS.find((known) => known === raw['parts']);
  const id = (name: 'plan' | 'segment', prefix: string) => {
    const value = raw[name];
    return typeof value === 'string' && new RegExp(`^${prefix}_[0-9a-f]{32}$`).test(value) ? { [name]: value } : {};
  };
  return {
    ...(days === undefined ? {} : { days }),
    ...(from === undefined || to === undefined ? {} : { from, to }),
    ...(survey === undefined ? {} : { survey }),
    ...(channel === undefined ? {} : { channel }),
    ...id('plan', 'pln'),
    ...id('segment', 'seg'),
    ...(parts === undefined ? {} : { parts }),
    ...(explain === true ? { explain } : {}),
  };
}
