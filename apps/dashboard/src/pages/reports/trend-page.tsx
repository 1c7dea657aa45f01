import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/session.js';
import { useMetricTexts, type Metric } from '../../parts/metrics/metric-texts.js';
import type { ReportSearch, Split } from '../../parts/metrics/report-search.js';
import { TextLink } from '../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { ChangeSection } from './change/change-section.js';
import { HeatSection } from './change/heat-section.js';
import { ActiveFilters } from './dimensions/active-filters.js';
import { ExplainDrawer } from './explain-drawer.js';
import { sharedReport } from './mailings/report-of-search.js';
import { PeriodScore } from './period-score.js';
import { ReportFilters } from './report-filters.js';
import { fileAddress, ReportFrame } from './report-frame.js';
import { Segments } from './segments.js';
import { useTouchpoints } from './touchpoints.js';
import { TrendSection } from './trend-section.js';
import { useTrend } from './use-trend.js';

/** A metric over time, and where it changed. */
export function TrendPage() {
  const { t } = useTranslation('reports');
  const { name, where } = useMetricTexts();
  const { workspace } = useSession();
  const metric = useParams({ from: '/signed-in/reports/$metric' }).metric as Metric;
  const search = useSearch({ from: '/signed-in/reports/$metric' });
  const navigate = useNavigate({ from: '/reports/$metric' });
  const touchpoints = useTouchpoints();
  const change = (more: ReportSearch) => navigate({ search: (old) => ({ ...old, ...more }), resetScroll: false });
  const shown = useTrend(metric, search);
  const { newest, period, query, trend } = shown;
  const place = touchpoints.find(({ id }) => id === search.touchpoint) ?? null;
  const title = search.touchpoint === undefined ? name(metric) : `${name(metric)} ${where(place)}`;
  return (
    <ReportFrame
      title={title}
      view={{ report: 'metric', search: { ...search, metric } }}
      file={fileAddress(`/v1/metrics/${metric}/export`, { ...query })}
      share={sharedReport(search, workspace.time_zone, ['scores', 'trends'])}
      filters={
        <>
          <ReportFilters search={search} touchpoints={touchpoints} onChange={change} />
          <ActiveFilters search={search} onChange={change} />
        </>
      }
    >
      {period.isPending && <LoadingShapes rows={6} />}
      {period.isError && (
        <ErrorInPlace error={period.error} what={t('all.error')} retry={() => void period.refetch()} />
      )}
      {trend.isError && <ErrorInPlace error={trend.error} what={t('trend.error')} retry={() => void trend.refetch()} />}
      {newest && period.data && (
        <>
          <PeriodScore metric={metric} search={search} shown={shown} onExplain={() => change({ explain: true })} />
          <TrendSection
            metric={metric}
            search={search}
            shown={shown}
            title={title}
            toggle={(text) => (
              <TextLink
                to="/reports/$metric"
                params={{ metric }}
                search={{ ...search, table: search.table ? undefined : true }}
                resetScroll={false}
              >
                {text}
              </TextLink>
            )}
          />
          <Segments metric={metric} search={search} onChange={change} />
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
