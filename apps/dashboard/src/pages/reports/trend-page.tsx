import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Query } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { useMetricTexts, type Metric } from '../../parts/metrics/metric-texts.js';
import { filterOf } from '../../parts/metrics/period.js';
import {
  DEFAULT_DAYS,
  filtersOf,
  type BucketWidth,
  type ReportSearch,
  type Split,
} from '../../parts/metrics/report-search.js';
import { TrendFigure } from '../../parts/metrics/trend-figure.js';
import { byTime } from '../../parts/metrics/trend-parts.js';
import { Section } from '../../parts/page.js';
import { TextLink } from '../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { ChangeSection } from './change/change-section.js';
import { HeatSection } from './change/heat-section.js';
import { ExplainDrawer } from './explain-drawer.js';
import { useScoreGoal } from './goals/score-goal.js';
import { sharedReport } from './mailings/shared-report.js';
import { ReportFilters } from './report-filters.js';
import { fileAddress, ReportFrame } from './report-frame.js';
import { ReportScore } from './report-score.js';
import { Segments } from './segments.js';
import { useTouchpoints } from './touchpoints.js';

/** A metric over time, and where it changed. */
export function TrendPage() {
  const { t } = useTranslation('reports');
  const { name, where } = useMetricTexts();
  const { workspace } = useSession();
  const metric = useParams({ from: '/signed-in/reports/$metric' }).metric as Metric;
  const search = useSearch({ from: '/signed-in/reports/$metric' });
  const navigate = useNavigate({ from: '/reports/$metric' });
  const touchpoints = useTouchpoints();
  const goal = useScoreGoal(metric, search);
  const change = (more: ReportSearch) => navigate({ search: (old) => ({ ...old, ...more }), resetScroll: false });
  const width = search.by ?? 'week';
  const query = { ...filterOf(charted(search, width), workspace.time_zone), interval: width };
  const trend = useMetric(metric, query);
  const period = useMetric(metric, { ...filterOf(search, workspace.time_zone), interval: 'month' });
  const place = touchpoints.find(({ id }) => id === search.touchpoint) ?? null;
  const title = search.touchpoint === undefined ? name(metric) : `${name(metric)} ${where(place)}`;
  const figureName = t(`trend.by.${width}`, { metric: title });
  // The chart knows which method came last; the period alone does not, as it is read as a whole.
  const method = trend.data && byTime(trend.data.series).at(-1)?.method_version;
  const newest =
    trend.data && (period.data?.series.find((each) => each.method_version === method) ?? period.data?.series[0]);
  return (
    <ReportFrame
      title={title}
      file={fileAddress(`/v1/metrics/${metric}/export`, { ...query })}
      share={sharedReport(search, workspace.time_zone, ['scores', 'trends'])}
      filters={<ReportFilters search={search} touchpoints={touchpoints} onChange={change} />}
    >
      {period.isPending && <LoadingShapes rows={6} />}
      {period.isError && (
        <ErrorInPlace error={period.error} what={t('all.error')} retry={() => void period.refetch()} />
      )}
      {trend.isError && <ErrorInPlace error={trend.error} what={t('trend.error')} retry={() => void trend.refetch()} />}
      {newest && period.data && (
        <>
          <ReportScore
            metric={metric}
            series={newest}
            older={period.data.series.length - 1}
            search={search}
            goal={goal}
          />
          <div>
            <Button variant="default" className="not-print" onClick={() => change({ explain: true })}>
              {t('explain.open')}
            </Button>{' '}
            {period.data.unconfirmed !== null && period.data.unconfirmed > 0 && (
              <span className="small muted">{t('score.unconfirmed', { count: period.data.unconfirmed })}</span>
            )}
          </div>
          <Section
            id="trend"
            title={figureName}
            more={
              <TextLink
                to="/reports/$metric"
                params={{ metric }}
                search={{ ...search, table: search.table ? undefined : true }}
                resetScroll={false}
              >
                {search.table ? t('trend.chart') : t('trend.table')}
              </TextLink>
            }
          >
            {trend.data && (
              <TrendFigure
                trend={trend.data}
                name={figureName}
                touchpoint={search.touchpoint}
                isTable={search.table ?? false}
                goal={goal}
                answers={({ from, to, method_version: method }, text) => (
                  <TextLink
                    to="/reports/$metric/answers"
                    params={{ metric }}
                    search={{ ...filtersOf(search), from, to, ...(method === null ? {} : { method }) }}
                  >
                    {text}
                  </TextLink>
                )}
              />
            )}
          </Section>
          <Segments metric={metric} search={search} touchpoints={touchpoints} onChange={change} />
          <ChangeSection
            metric={metric}
            search={search}
            by={search.split ?? 'touchpoint'}
            onBy={(split) => change({ split: split as Split })}
          />
          <HeatSection
            metric={metric}
            search={search}
            rows={search.rows ?? 'touchpoint'}
            columns={search.columns ?? 'channel'}
            onChange={change}
          />
        </>
      )}
      <ExplainDrawer
        metric={metric}
        search={search}
        isOpen={search.explain ?? false}
        onClose={() => change({ explain: undefined })}
      />
    </ReportFrame>
  );
}

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
