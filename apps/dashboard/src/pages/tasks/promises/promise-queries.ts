import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../../api/client.js';

/** A promise to a customer. */
export type Promised = Reply<'listPromises'>['data'][number];

/** The promises of a task, in the order in which they were made. Live updates of tasks read them again. */
export const promisesQuery = (task_id: string) =>
  queryOptions({
    queryKey: ['tasks', 'promises', task_id],
    queryFn: () => dataOf(api.GET('/v1/promises', { params: { query: { task_id, limit: 100, order: 'asc' } } })),
  });

/** The newest promises to a customer, by the workspace's own id. */
export const promisesToQuery = (customer: string) =>
  queryOptions({
    queryKey: ['tasks', 'promises-to', customer],
    queryFn: () => dataOf(api.GET('/v1/promises', { params: { query: { customer, limit: 20 } } })),
  });

/** Whether a promise keeps its task from being closed. */
export const isPending = ({ status }: Promised) => status === 'open' || status === 'broken';
