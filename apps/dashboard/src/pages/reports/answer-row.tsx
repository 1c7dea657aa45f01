import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Reply } from '../../api/client.js';
import { useFormat } from '../../i18n/format.js';
import { AnswerScore } from '../../parts/answer-score.js';
import type { Metric } from '../../parts/metrics/metric-texts.js';
import { Say, TextLink } from '../../parts/small.js';

type Response = Reply<'getResponse'>;

/** A response as a list behind a number names it. */
export interface CountedResponse {
  readonly id: string;
  readonly submitted_at: string;
  readonly answers?: readonly { readonly question: string; readonly score: number }[];
}

/** The responses with these ids, as far as they have loaded. */
export function useResponses(ids: readonly string[]): ReadonlyMap<string, Response> {
  const results = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['responses', id],
      queryFn: () => dataOf(api.GET('/v1/responses/{id}', { params: { path: { id } } })),
      staleTime: 60_000,
    })),
  });
  return new Map(results.flatMap(({ data }) => (data === undefined ? [] : [[data.id, data] as const])));
}

/** A response behind a number: its score in a metric, its words, who gave it and when. */
export function Answer(props: {
  readonly counted: CountedResponse;
  readonly response: Response | undefined;
  readonly names: ReadonlyMap<string, string>;
  /** The metric whose score stands before it. */
  readonly metric?: Metric;
}) {
  const { counted, response, names, metric } = props;
  const { t } = useTranslation('reports');
  const format = useFormat();
  const customer = response?.customer?.external_id;
  const score = response?.scores.find(
    (each) =>
      metric === undefined ||
      (each.metric === metric && counted.answers?.some(({ question }) => question === each.question)),
  );
  const words = response?.answers.find(
    ({ kind, value }) => kind === 'text' && typeof value === 'string' && value !== '',
  );
  return (
    <li>
      {score === undefined ? <span className="num">{counted.answers?.[0]?.score}</span> : <AnswerScore {...score} />}
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
