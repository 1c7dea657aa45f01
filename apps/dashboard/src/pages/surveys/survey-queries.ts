import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Query } from '../../api/client.js';

/** Surveys as lists show them. */
export const surveysQuery = (query: Query<'listSurveys'>) =>
  queryOptions({
    queryKey: ['surveys', 'list', query],
    queryFn: () => dataOf(api.GET('/v1/surveys', { params: { query } })),
  });

/** A survey with its draft. */
export const surveyQuery = (id: string) =>
  queryOptions({
    queryKey: ['surveys', id],
    queryFn: () => dataOf(api.GET('/v1/surveys/{survey_id}', { params: { path: { survey_id: id } } })),
  });

/** The templates. */
export const templatesQuery = queryOptions({
  queryKey: ['survey-templates'],
  queryFn: () => dataOf(api.GET('/v1/survey-templates')),
  staleTime: Infinity,
});

/** The touchpoints of the workspace. */
export const touchpointsQuery = queryOptions({
  queryKey: ['touchpoints'],
  queryFn: () => dataOf(api.GET('/v1/touchpoints', { params: { query: { limit: 100 } } })),
});

/** The published versions of a survey. */
export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['surveys', id, 'versions'],
    queryFn: () =>
      dataOf(
        api.GET('/v1/surveys/{survey_id}/versions', { params: { path: { survey_id: id }, query: { limit: 100 } } }),
      ),
  });

/** What the linter says of the stored draft at a revision. */
export const lintQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['surveys', id, 'lint', revision],
    queryFn: () => dataOf(api.GET('/v1/surveys/{survey_id}/lint', { params: { path: { survey_id: id } } })),
  });

/** What publishing the draft at a revision would change. */
export const changesQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['surveys', id, 'changes', revision],
    queryFn: () => dataOf(api.GET('/v1/surveys/{survey_id}/changes', { params: { path: { survey_id: id } } })),
  });

/** What a version changed. */
export const versionChangesQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['surveys', id, 'versions', version, 'changes'],
    queryFn: () =>
      dataOf(
        api.GET('/v1/surveys/{survey_id}/versions/{version}/changes', {
          params: { path: { survey_id: id, version } },
        }),
      ),
  });

/** What customers see of the workspace. */
export const brandQuery = queryOptions({
  queryKey: ['workspace', 'brand'],
  queryFn: () => dataOf(api.GET('/v1/workspace/brand')),
});
