import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../api/client.js';

/** The profile of a customer by the workspace's own id. */
export const customerQuery = (externalId: string) =>
  queryOptions({
    queryKey: ['customers', 'one', externalId],
    queryFn: () => dataOf(api.GET('/v1/customers/{external_id}', { params: { path: { external_id: externalId } } })),
    retry: false,
  });
