import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { useSession } from '../../api/session.js';
import { useFormat } from '../../i18n/format.js';
import { AnswerScore } from '../../parts/answer-score.js';
import { useNames } from '../../parts/customer-names.js';
import { useMetricTexts, type Metric } from '../../parts/metrics/metric-texts.js';
import { usePeriodText } from '../../parts/metrics/period-picker.js';
import { filterOf } from '../../parts/metrics/period.js';
import { Say, TextLink } from '../../parts/small.js';
import { Empty, ErrorInPlace, LoadingShapes } from '../../parts/states.js';
import { ReportFrame } from './report-frame.js';
import classes from './reports.module.css';
import { useTouchpoints } from './touchpoints.js';

type Counted = Reply<'listMetricResponses'>['data'][number];
type Response = Reply<'getResponse'>;

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
  const place_ = search.touchpoint === undefined ? '' : ` · ${where(place)}`;
  const { from, to, method: _method, ...rest } = search;
  // A bucket of the trend has its own times; the report has those of its period.
  const report = from !== undefined && from.length > 10 ? rest : { ...rest, from, to };
  return (
    <ReportFrame title={t('answers.title', { metric: name(metric) })}>
      <p className="muted">
        {periodText(search)}
        {place_} ·{' '}
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

/** The responses with these ids, as far as they have loaded. */
function useResponses(ids: readonly string[]): ReadonlyMap<string, Response> {
  const results = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['responses', id],
      queryFn: () => dataOf(api.GET('/v1/responses/{id}', { params: { path: { id } } })),
      staleTime: 60_000,
    })),
  });
  return new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data] as const])));
}

function Answer(props: {
  readonly counted: Counted;
  readonly response: Response | undefined;
  readonly names: ReadonlyMap<string, string>;
  readonly metric: Metric;
}) {
  const { counted, response, names, metric } = props;
  const { t } = useTranslation('reports');
  const format = useFormat();
  const customer = response?.customer?.external_id;
  const score = response?.scores.find(
    (each) => each.metric === metric && counted.answers.some(({ question }) => question === each.question),
  );
  const words = response?.answers.find(
    ({ kind, value }) => kind === 'text' && typeof value === 'string' && value !== '',
  );
  return (
    <li>
      {score === undefined ? <span className="num">{counted.answers[0]?.score}</span> : <AnswerScore {...score} />}
      <div>
        {typeof words?.value === 'string' && <Say>{words.value}</Say>}
        <p className="least muted">
          {customer === undefined ? (
            t('answers.anonymous')
          ) : (
            <TextLink to="/customers/$externalId" params={{ externalId: customer }}>
              <bdi>{names.get(customer) ?? customer}</bdi>
            </TextLink>
          )}{' '}
          ·{' '}
          <TextLink to="/inbox" search={{ answer: counted.id }}>
            {format.moment(counted.submitted_at)}
          </TextLink>
        </p>
      </div>
    </li>
  );
}
