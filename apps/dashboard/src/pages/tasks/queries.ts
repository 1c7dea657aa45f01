import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Query, type Reply } from '../../api/client.js';

/** A task in a list, and one with everything. */
export type TaskItem = Reply<'listTasks'>['data'][number];
export type TaskDetail = Reply<'getTask'>;

/** A page of tasks. */
export const tasksQuery = (query: Query<'listTasks'>) =>
  queryOptions({
    queryKey: ['tasks', 'list', query],
    queryFn: () => dataOf(api.GET('/v1/tasks', { params: { query } })),
  });

/** One task. */
export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['tasks', 'one', id],
    queryFn: () => dataOf(api.GET('/v1/tasks/{id}', { params: { path: { id } } })),
  });

/** Why a task was opened. */
export const explanationQuery = (id: string) =>
  queryOptions({
    queryKey: ['tasks', 'why', id],
    queryFn: () => dataOf(api.GET('/v1/tasks/{id}/explanation', { params: { path: { id } } })),
  });

/** The members of the workspace, for names and owners. */
export const membersQuery = queryOptions({
  queryKey: ['members', 'all'],
  queryFn: () => dataOf(api.GET('/v1/members', { params: { query: { limit: 100, order: 'asc' } } })),
  staleTime: 60_000,
});

/** The teams in use. */
export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: () => dataOf(api.GET('/v1/teams', { params: { query: { limit: 100, archived: false, order: 'asc' } } })),
  staleTime: 60_000,
});

/** The root causes that the workspace chooses from. */
export const rootCausesQuery = queryOptions({
  queryKey: ['tasks', 'root-causes'],
  queryFn: () => dataOf(api.GET('/v1/tasks/root-causes')),
  staleTime: 60_000,
});
