import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { useNames } from '../../parts/customer-names.js';
import { useMetricTexts, type Metric } from '../../parts/metrics/metric-texts.js';
import { usePeriodText } from '../../parts/metrics/period-picker.js';
import { filterOf } from '../../parts/metrics/period.js';
import { TextLink } from '../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { useDimensions } from './dimensions/use-dimensions.js';
import { Answer, useResponses } from './answer-row.js';
import { ReportFrame } from './report-frame.js';
import classes from './reports.module.css';
import { useTouchpoints } from './touchpoints.js';

/** Exactly the answers behind a number. */
export function AnswersPage() {
  const { t } = useTranslation('reports');
  const { name, where } = useMetricTexts();
  const { workspace } = useSession();
  const periodText = usePeriodText();
  const metric = useParams({ from: '/signed-in/reports/$metric/answers' }).metric as Metric;
  const search = useSearch({ from: '/signed-in/reports/$metric/answers' });
  const touchpoints = useTouchpoints();
  const { method } = search;
  const query = {
    ...filterOf(search, workspace.time_zone),
    ...(method === undefined ? {} : { method_version: method }),
    limit: 20,
  };
  const answers = useInfiniteQuery({
    queryKey: ['metrics', metric, 'answers', query],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/v1/metrics/{metric}/responses', {
          params: { path: { metric }, query: pageParam === null ? query : { ...query, cursor: pageParam } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });
  const rows = answers.data?.pages.flatMap(({ data }) => data) ?? [];
  const responses = useResponses(rows.map(({ id }) => id));
  const names = useNames([...responses.values()]);
  const place = touchpoints.find(({ id }) => id === search.touchpoint) ?? null;
  const { filterNames } = useDimensions();
  const others = filterNames(search).map((filter) => ` · ${filter.name}`);
  const place_ = search.touchpoint === undefined ? '' : ` · ${where(place)}`;
  const { from, to, method: _method, ...rest } = search;
  // A bucket of the trend has its own times; the report has those of its period.
  const report = from !== undefined && from.length > 10 ? rest : { ...rest, from, to };
  return (
    <ReportFrame title={t('answers.title', { metric: name(metric) })}>
      <p className="muted">
        {periodText(search)}
        {place_}
        <bdi>{others.join('')}</bdi> ·{' '}
        <TextLink to="/reports/$metric" params={{ metric }} search={report}>
          {t('answers.back')}
        </TextLink>
      </p>
      {answers.isPending && <LoadingShapes rows={6} />}
      {answers.isError && (
        <ErrorInPlace error={answers.error} what={t('answers.error')} retry={() => void answers.refetch()} />
      )}
      {answers.data && rows.length === 0 && <Empty text={t('answers.none')} />}
      <ol className={classes.answers}>
        {rows.map((answer) => (
          <Answer key={answer.id} counted={answer} response={responses.get(answer.id)} names={names} metric={metric} />
        ))}
      </ol>
      {answers.hasNextPage && (
        <div>
          <Button variant="default" loading={answers.isFetchingNextPage} onClick={() => void answers.fetchNextPage()}>
            {t('answers.more')}
          </Button>
        </div>
      )}
    </ReportFrame>
  );
}
