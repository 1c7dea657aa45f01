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

/** Whether a promise keeps its task from being closed. */
export const isPending = ({ status }: Promised) => status === 'open' || status === 'broken';
