import { useQuery } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../../api/client.js';
import { useSession } from '../../../api/session.js';
import { periodOf } from '../../../parts/metrics/period.js';
import type { ReportSearch } from '../../../parts/metrics/report-search.js';

export type Rates = Reply<'readResponseRates'>;
export type Rate = Rates['completion'];
export type Coverage = Reply<'readCoverage'>;

/** The invitations of the page, as the API takes them. */
export function useCohortQuery(search: ReportSearch) {
  const { workspace } = useSession();
  const { survey, channel, plan, segment } = search;
  return {
    ...periodOf(search, workspace.time_zone),
    ...(survey === undefined ? {} : { survey_id: survey }),
    ...(channel === undefined ? {} : { channel: channel as 'widget' }),
    ...(plan === undefined ? {} : { plan_id: plan }),
    ...(segment === undefined ? {} : { segment_id: segment }),
  };
}

export type CohortQuery = ReturnType<typeof useCohortQuery>;

/** The response rates, split as the page says. */
export function useRates(search: ReportSearch) {
  const query = { ...useCohortQuery(search), by: search.parts ?? 'channel' } as const;
  return useQuery({
    queryKey: ['metrics', 'response-rates', query],
    queryFn: () => dataOf(api.GET('/v1/response-rates', { params: { query } })),
  });
}
