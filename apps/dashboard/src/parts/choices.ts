import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.js';

/** The surveys of the workspace, for names and choices. */
export const surveysQuery = queryOptions({
  queryKey: ['surveys', 'choice'],
  queryFn: () => dataOf(api.GET('/v1/surveys', { params: { query: { limit: 100 } } })),
  staleTime: 300_000,
});

/** The touchpoints of the workspace, for names and choices. */
export const touchpointsQuery = queryOptions({
  queryKey: ['touchpoints', 'choice'],
  queryFn: () => dataOf(api.GET('/v1/touchpoints', { params: { query: { limit: 100 } } })),
  staleTime: 300_000,
});
