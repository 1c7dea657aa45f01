import { SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { METRICS, useMetricTexts, type Metric } from '../../parts/metrics/metric-texts.js';
import { periodOf } from '../../parts/metrics/period.js';
import { TrendFigure } from '../../parts/metrics/trend-figure.js';
import { Section } from '../../parts/page.js';
import { TextLink } from '../../parts/small.js';
import { ErrorInPlace, LoadingShapes } from '../../parts/states.js';

/** Days of the trend: 16 weeks, however long the period of the scores is. */
const TREND_DAYS = 112;

/** A metric by week. */
export function TrendOfHome({ fallback }: { readonly fallback: Metric }) {
  const { t } = useTranslation('home');
  const { name } = useMetricTexts();
  const { workspace } = useSession();
  const search = useSearch({ from: '/signed-in/' });
  const navigate = useNavigate({ from: '/' });
  const metric = search.metric ?? fallback;
  const query = { ...periodOf({ days: TREND_DAYS }, workspace.time_zone), interval: 'week', compare: 'none' } as const;
  const trend = useQuery({
    queryKey: ['metrics', metric, query],
    queryFn: () => dataOf(api.GET('/v1/metrics/{metric}', { params: { path: { metric }, query } })),
  });
  const title = t('trend.title', { metric: name(metric) });
  return (
    <Section
      id="trend"
      title={title}
      more={
        <span style={{ display: 'flex', gap: 12, alignItems: 'center' }}>
          <SegmentedControl
            size="xs"
            aria-label={t('trend.metric')}
            data={METRICS.map((each) => ({ value: each, label: name(each) }))}
            value={metric}
            onChange={(value) =>
              navigate({ search: (old) => ({ ...old, metric: value as Metric }), replace: true, resetScroll: false })
            }
          />
          <TextLink
            to="/"
            search={search.table ? { ...search, table: undefined } : { ...search, table: true }}
            resetScroll={false}
          >
            {search.table ? t('trend.chart') : t('trend.table')}
          </TextLink>
        </span>
      }
    >
      {trend.isPending && <LoadingShapes rows={4} />}
      {trend.isError && <ErrorInPlace error={trend.error} what={t('trend.error')} retry={() => void trend.refetch()} />}
      {trend.data && (
        <TrendFigure
          trend={trend.data}
          name={title}
          isTable={search.table ?? false}
          answers={({ from, to, method_version: method }, text) => (
            <TextLink
              to="/reports/$metric/answers"
              params={{ metric }}
              search={{ from, to, ...(method === null ? {} : { method }) }}
            >
              {text}
            </TextLink>
          )}
        />
      )}
    </Section>
  );
}
