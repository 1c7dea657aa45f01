import { useQuery } from '@tanstack/react-query';
import { api, dataOf, type Query } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import type { Metric } from '../../parts/metrics/metric-texts.js';
import { filterOf } from '../../parts/metrics/period.js';
import { DEFAULT_DAYS, type BucketWidth, type ReportSearch } from '../../parts/metrics/report-search.js';
import { byTime } from '../../parts/metrics/trend-parts.js';

/** A metric over time, and its period as a whole with the method that is counted last. */
export function useTrend(metric: Metric, search: ReportSearch) {
  const { workspace } = useSession();
  const width = search.by ?? 'week';
  const query = { ...filterOf(charted(search, width), workspace.time_zone), interval: width };
  const trend = useMetric(metric, query);
  const period = useMetric(metric, { ...filterOf(search, workspace.time_zone), interval: 'month' });
  // The chart knows which method came last; the period alone does not, as it is read as a whole.
  const method = trend.data && byTime(trend.data.series).at(-1)?.method_version;
  const newest =
    trend.data && (period.data?.series.find((each) => each.method_version === method) ?? period.data?.series[0]);
  return { query, width, trend, period, newest };
}

export type MetricTrend = ReturnType<typeof useTrend>;

/** Days that a chart shows at least, so that there is something to compare with. */
const CHART_DAYS: Readonly<Record<BucketWidth, number>> = { hour: 2, day: 28, week: 112, month: 365 };

/** The period of the chart: that of the report, or longer. A period that was given by its ends is charted as it is. */
function charted(search: ReportSearch, width: BucketWidth): ReportSearch {
  if (search.from !== undefined) return search;
  const days = search.days ?? DEFAULT_DAYS;
  return { ...search, days: width === 'hour' ? Math.min(days, CHART_DAYS.hour) : Math.max(days, CHART_DAYS[width]) };
}

function useMetric(metric: Metric, query: Query<'readMetric'>) {
  return useQuery({
    queryKey: ['metrics', metric, query],
    queryFn: () => dataOf(api.GET('/v1/metrics/{metric}', { params: { path: { metric }, query } })),
  });
}
