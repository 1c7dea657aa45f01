import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../api/client.js';

/** A customer as the API shows them. */
export type Customer = Reply<'getCustomer'>;

/** Customers, newest first, page by page. */
export const customersQuery = (q: string | undefined, segment: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'list', q, segment],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/v1/customers', {
          params: {
            query: {
              limit: 50,
              ...(q !== undefined && { q }),
              ...(segment !== undefined && { segment_id: segment }),
              ...(pageParam !== null && { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor: cursor }) => cursor,
  });

/** Tasks about these answers, newest first. */
export const tasksQuery = (answers: readonly { readonly id: string }[]) => {
  const ids = answers.map(({ id }) => id);
  return queryOptions({
    queryKey: ['tasks', 'of-answers', ids],
    queryFn: () => dataOf(api.GET('/v1/tasks', { params: { query: { response_id: ids, limit: 20 } } })),
    enabled: ids.length > 0,
  });
};
