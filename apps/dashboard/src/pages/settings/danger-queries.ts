import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';

/** The transfer of ownership that waits to be accepted. */
export const transferQuery = queryOptions({
  queryKey: ['workspace', 'ownership-transfer'],
  queryFn: () => dataOf(api.GET('/v1/workspace/ownership-transfer')),
});
