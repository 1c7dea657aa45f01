import { queryOptions, useQuery } from '@tanstack/react-query';
import { api, dataOf, type Query, type Reply } from '../../../api/client.js';
import { filterOf } from '../../../parts/metrics/period.js';
import type { QuestionsSearch } from './questions-search.js';

export type QuestionsReport = Reply<'readQuestions'>;
export type QuestionNumbers = QuestionsReport['questions'][number];
export type QuestionSplit = NonNullable<QuestionsReport['split']>;
export type Share = QuestionNumbers['choices'][number]['share'];

/** What the API is asked for; undefined until a survey is chosen. */
export function questionsQueryOf(
  { question, group, ...search }: QuestionsSearch,
  surveyId: string,
  timeZone: string,
): Query<'readQuestions'> {
  const { survey_id: _survey, ...filter } = filterOf(search, timeZone);
  return {
    ...filter,
    survey_id: surveyId,
    ...(question === undefined ? {} : { question, ...(group === undefined ? {} : { by: group }) }),
  };
}

/** The report of a survey's questions. */
export const questionsQuery = (query: Query<'readQuestions'>) =>
  queryOptions({
    queryKey: ['metrics', 'questions', query],
    queryFn: () => dataOf(api.GET('/v1/reports/questions', { params: { query } })),
  });

/** How its numbers are computed. */
export const explainQuestionsQuery = (query: Query<'readQuestions'>) =>
  queryOptions({
    queryKey: ['metrics', 'explain-questions', query],
    queryFn: () => dataOf(api.GET('/v1/reports/questions/explain', { params: { query } })),
  });

/** Surveys that can be chosen: those that are not anonymous, the newest first. */
export function useSurveysWithQuestions() {
  return useQuery({
    queryKey: ['surveys', 'with-questions'],
    queryFn: () => dataOf(api.GET('/v1/surveys', { params: { query: { limit: 100 } } })),
    select: ({ data }) => data.filter(({ anonymous, version }) => !anonymous && version !== null),
    staleTime: 60_000,
  });
}
