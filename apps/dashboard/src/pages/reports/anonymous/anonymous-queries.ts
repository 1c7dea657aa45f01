import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../../../api/client.js';

/** The periods of an anonymous survey that are over, newest first. */
export const anonymousReportsQuery = (surveyId: string) =>
  queryOptions({
    queryKey: ['anonymous-reports', 'of', surveyId],
    queryFn: () => dataOf(api.GET('/v1/anonymous-reports', { params: { query: { survey_id: surveyId, limit: 100 } } })),
  });

/** The report of a period, by one question or none. */
export const anonymousReportQuery = (id: string, by: string | undefined) =>
  queryOptions({
    queryKey: ['anonymous-reports', id, by ?? null],
    queryFn: () =>
      dataOf(
        api.GET('/v1/anonymous-reports/{report_id}', {
          params: { path: { report_id: id }, query: by === undefined ? {} : { by } },
        }),
      ),
  });

export type AnonymousReport = Awaited<ReturnType<NonNullable<ReturnType<typeof anonymousReportQuery>['queryFn']>>>;
export type AnonymousNumber = NonNullable<AnonymousReport['breakdown']>['groups'][number]['numbers'][number];
export type AnonymousTotal = AnonymousReport['numbers'][number];
