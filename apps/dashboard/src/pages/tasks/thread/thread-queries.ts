import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../../api/client.js';

/** The thread with the customer of a task, and one of its messages. */
export type Thread = Reply<'getTaskThread'>;
export type Message = Thread['messages'][number];

/** The thread of a task. */
export const threadQuery = (id: string) =>
  queryOptions({
    queryKey: ['tasks', 'thread', id],
    queryFn: () => dataOf(api.GET('/v1/tasks/{id}/thread', { params: { path: { id } } })),
  });
