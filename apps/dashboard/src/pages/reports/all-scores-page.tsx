import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { PeriodPicker } from '../../parts/metrics/period-picker.js';
import { useMetricTexts } from '../../parts/metrics/metric-texts.js';
import { periodOf } from '../../parts/metrics/period.js';
import { Page, Section } from '../../parts/page.js';
import { TextLink } from '../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { ExampleTrend } from './example-trend.js';
import { sharedReport } from './mailings/report-of-search.js';
import { fileAddress } from './report-frame.js';
import { ReportList } from './report-list.js';
import { ScoreTable } from './score-table.js';
import { ShareReport } from './share-report.js';

/** All scores by metric and touchpoint, each compared with the period before. */
export function AllScoresPage() {
  const { t } = useTranslation('reports');
  const { where, name } = useMetricTexts();
  const { workspace } = useSession();
  const search = useSearch({ from: '/signed-in/reports' });
  const navigate = useNavigate({ from: '/reports' });
  const query = periodOf(search, workspace.time_zone);
  const period = search.days === undefined ? {} : { days: search.days };
  const overview = useQuery({
    queryKey: ['metrics', 'overview', query],
    queryFn: () => dataOf(api.GET('/v1/metrics/overview', { params: { query } })),
  });
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <PeriodPicker search={search} onChoose={(days) => navigate({ search: { days } })} />
          <ShareReport report={sharedReport(period, workspace.time_zone, ['scores', 'trends', 'response_rates'])} />
        </>
      }
    >
      {overview.isPending && <LoadingShapes rows={6} />}
      {overview.isError && (
        <ErrorInPlace error={overview.error} what={t('all.error')} retry={() => void overview.refetch()} />
      )}
      {overview.data?.scores.length === 0 && (
        <Empty
          drawing={<ExampleTrend />}
          text={t('empty')}
          action={<Button renderRoot={(props) => <Link to="/surveys" {...props} />}>{t('emptyButton')}</Button>}
        />
      )}
      {overview.data && overview.data.scores.length > 0 && (
        <Section
          id="all-scores"
          title={t('all.title')}
          more={
            <a className="link" href={fileAddress('/v1/metrics/overview/export', { ...query })} download>
              CSV
            </a>
          }
        >
          <ScoreTable
            caption={t('all.title')}
            first={t('all.where')}
            comparisons={overview.data.comparisons}
            rows={overview.data.scores.map((score) => {
              const { metric, method_version: method, touchpoint } = score;
              const link = { params: { metric }, search: { ...period, touchpoint: touchpoint?.id ?? 'none' } };
              const search = { ...link.search, ...(method === null ? {} : { method }) };
              return {
                key: `${score.metric} ${score.touchpoint?.id} ${score.method_version}`,
                metric: score.metric,
                numbers: score,
                header: (
                  <TextLink to="/reports/$metric" {...link}>
                    {name(score.metric)} {where(score.touchpoint)}
                  </TextLink>
                ),
                answers: { to: '/reports/$metric/answers', ...link, search },
              };
            })}
          />
        </Section>
      )}
      <ReportList days={search.days} />
    </Page>
  );
}
