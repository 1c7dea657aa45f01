import { filterOf } from '../../../parts/metrics/period.js';
import { reportSearch, type ReportSearch } from '../../../parts/metrics/report-search.js';
import type { Query } from '../../../api/client.js';
import type { InboxSearch } from '../../inbox/inbox-search.js';

/** The state of the report about topics in its address. */
export interface TopicsSearch extends ReportSearch {
  /** The topic that is shown in detail. */
  readonly topic?: string;
}

/** Reads the address; members that are malformed are dropped. */
export function topicsSearch(given: object): TopicsSearch {
  const raw: Readonly<Record<string, unknown>> = { ...given };
  const { topic } = raw;
  return {
    ...reportSearch(raw),
    ...(typeof topic === 'string' && /^top_[0-9a-f]{32}$/.test(topic) ? { topic } : {}),
  };
}

/** The comments that the page is about, as the API takes them; filters that it does not know for comments are left out. */
export function topicsQueryOf(search: TopicsSearch, timeZone: string): Query<'readTopics'> {
  const { from, to, touchpoint_id, survey_id, channel, language } = filterOf(search, timeZone);
  return {
    from,
    to,
    ...(touchpoint_id === undefined || touchpoint_id === 'none' ? {} : { touchpoint_id }),
    ...(survey_id === undefined ? {} : { survey_id }),
    ...(channel === undefined ? {} : { channel }),
    ...(language === undefined || !/^[a-z]{2}$/.test(language) ? {} : { language }),
  };
}

/** The answers whose comments are about a topic or sound so, in the period and with the filters of the report. */
export function answersOf(
  what: Pick<InboxSearch, 'topic_id' | 'sentiment'>,
  { survey, touchpoint, channel }: TopicsSearch,
  { from, to }: { readonly from: string; readonly to: string },
): InboxSearch {
  return {
    ...what,
    from,
    to,
    excluded: false,
    ...(survey === undefined ? {} : { survey_id: survey }),
    ...(touchpoint === undefined || touchpoint === 'none' ? {} : { touchpoint_id: touchpoint }),
    ...(channel === undefined ? {} : { channel: channel as 'link' }),
  };
}
