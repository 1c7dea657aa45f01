import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query';
import { api, dataOf, type Query, type Reply } from '../../api/client.js';

/** An answer as the API shows it. */
export type Answer = Reply<'getResponse'>;

/** How the comments of an answer sound, and what they are about. */
export type Sentiment = Reply<'getSentiment'>;

/** Answers of one page. */
const PAGE = 50;

/** The answers that the conditions select, page by page. */
export const answersQuery = (conditions: Query<'countResponses'>, order: 'asc' | 'desc') =>
  infiniteQueryOptions({
    queryKey: ['responses', 'list', conditions, order],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/v1/responses', {
          params: { query: { ...conditions, order, limit: PAGE, ...(pageParam !== null && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor: cursor }) => cursor,
    // New answers wait behind a button, so that no row moves under the hand.
    staleTime: Infinity,
  });

/** How many answers the conditions select. */
export const countQuery = (conditions: Query<'countResponses'>) =>
  queryOptions({
    queryKey: ['responses', 'count', conditions],
    queryFn: () => dataOf(api.GET('/v1/responses/count', { params: { query: conditions } })),
  });

/** One answer. */
export const answerQuery = (id: string) =>
  queryOptions({
    queryKey: ['responses', 'one', id],
    queryFn: () => dataOf(api.GET('/v1/responses/{id}', { params: { path: { id } } })),
  });

/** The tags of the workspace. */
export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: () => dataOf(api.GET('/v1/tags')),
});

/** The views of the member and the shared ones. */
export const viewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: () => dataOf(api.GET('/v1/saved-views')),
});

/** Members who can be given a task. */
export const membersQuery = queryOptions({
  queryKey: ['members', 'choice'],
  queryFn: () => dataOf(api.GET('/v1/members', { params: { query: { limit: 100 } } })),
  staleTime: 300_000,
});

/** The segments of the workspace, for names. */
export const segmentsQuery = queryOptions({
  queryKey: ['segments', 'choice'],
  queryFn: () => dataOf(api.GET('/v1/segments', { params: { query: { limit: 100 } } })),
  staleTime: 300_000,
});

/** The wording that was answered. A published version never changes. */
export const versionQuery = ({ survey_id, survey_version: version }: Answer) =>
  queryOptions({
    queryKey: ['surveys', 'version', survey_id, version],
    queryFn: () =>
      dataOf(api.GET('/v1/surveys/{survey_id}/versions/{version}', { params: { path: { survey_id, version } } })),
    enabled: version > 0,
    staleTime: Infinity,
  });

/** Answers of one customer, newest first. */
export const historyQuery = (externalId: string) =>
  queryOptions({
    queryKey: ['responses', 'of-customer', externalId],
    queryFn: () => dataOf(api.GET('/v1/responses', { params: { query: { customer: externalId, limit: 20 } } })),
  });

/** Tasks about an answer. */
export const tasksOfAnswerQuery = (id: string) =>
  queryOptions({
    queryKey: ['tasks', 'of-response', id],
    queryFn: () => dataOf(api.GET('/v1/tasks', { params: { query: { response_id: [id], limit: 10 } } })),
  });

/** How the comments of an answer sound; there is none for an answer without a comment. */
export const sentimentQuery = (id: string) =>
  queryOptions({
    queryKey: ['sentiments', id],
    queryFn: () => dataOf(api.GET('/v1/sentiments/{response_id}', { params: { path: { response_id: id } } })),
    retry: false,
  });

/** The topics of the workspace, for names. */
export const topicNamesQuery = queryOptions({
  queryKey: ['metrics', 'topics', 'choice'],
  queryFn: () => dataOf(api.GET('/v1/topics', { params: { query: { limit: 100 } } })),
  staleTime: 300_000,
});

/** The names of topics by their ids; answers are shown without them until they have loaded. */
export function useTopicNames(): ReadonlyMap<string, string> {
  const { data } = useQuery(topicNamesQuery);
  return new Map(data?.data.map(({ id, name }) => [id, name]));
}
