import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Query } from '../../api/client.js';
import type { Metric } from '../../parts/metrics/metric-texts.js';
import { periodOf } from '../../parts/metrics/period.js';
import type { ReportSearch } from '../../parts/metrics/report-search.js';

/** The metric of the journey unless another is chosen. */
export const JOURNEY_METRIC: Metric = 'csat';

/** What the API is asked for. */
export function journeyQueryOf(
  search: ReportSearch & { readonly metric?: Metric },
  timeZone: string,
): Query<'readMetricJourney'> {
  return { ...periodOf(search, timeZone), metric: search.metric ?? JOURNEY_METRIC };
}

/** A metric along the customer journey. */
export const journeyQuery = (query: Query<'readMetricJourney'>) =>
  queryOptions({
    queryKey: ['metrics', 'journey', query],
    queryFn: () => dataOf(api.GET('/v1/metrics/journey', { params: { query } })),
  });
