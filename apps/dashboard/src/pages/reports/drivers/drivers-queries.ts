import { queryOptions } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, dataOf, type Query, type Reply } from '../../../api/client.js';
import { useMetricTexts, type Metric } from '../../../parts/metrics/metric-texts.js';
import { filterOf } from '../../../parts/metrics/period.js';
import type { QuestionWords } from '../questions/use-question-words.js';
import { useTopicNames } from '../../inbox/inbox-queries.js';
import { useTouchpoints } from '../touchpoints.js';
import type { DriversSearch } from './drivers-search.js';

export type DriversReport = Reply<'readDrivers'>;
export type Driver = DriversReport['drivers'][number];

/** What the API is asked for. */
export function driversQueryOf(
  { outcome, predictors, ...search }: DriversSearch,
  surveyId: string,
  timeZone: string,
): Query<'readDrivers'> {
  const { survey_id: _survey, ...filter } = filterOf(search, timeZone);
  return {
    ...filter,
    survey_id: surveyId,
    ...(outcome === undefined ? {} : { outcome }),
    ...(predictors === undefined ? {} : { predictors }),
  };
}

/** The drivers of a score. */
export const driversQuery = (query: Query<'readDrivers'>) =>
  queryOptions({
    queryKey: ['metrics', 'drivers', query],
    queryFn: () => dataOf(api.GET('/v1/reports/drivers', { params: { query } })),
  });

/** How they are computed. */
export const explainDriversQuery = (query: Query<'readDrivers'>) =>
  queryOptions({
    queryKey: ['metrics', 'explain-drivers', query],
    queryFn: () => dataOf(api.GET('/v1/reports/drivers/explain', { params: { query } })),
  });

/** The names of drivers in the language of the page. */
export function useDriverName(words: QuestionWords): (key: string) => string {
  const { t } = useTranslation('drivers');
  const { name, where } = useMetricTexts();
  const touchpoints = useTouchpoints();
  const topics = useTopicNames();
  return (key) => {
    const [, kind, rest = ''] = /^(question|row|topic|touchpoint):(.*)$/.exec(key) ?? [];
    if (kind === 'question') return words.question(rest);
    if (kind === 'topic') return t('topic', { topic: topics.get(rest) ?? rest });
    const dot = rest.lastIndexOf('.');
    const [first, second] = [rest.slice(0, dot), rest.slice(dot + 1)];
    if (kind === 'row') {
      const question = rest.slice(0, rest.indexOf('.'));
      return `${words.question(question)} ${words.row(question, rest.slice(question.length + 1))}`;
    }
    if (kind !== 'touchpoint') return key;
    const place = touchpoints.find(({ id }) => id === first) ?? { id: first, name: null };
    return t('elsewhere', { metric: name(second as Metric), where: where(place) });
  };
}
