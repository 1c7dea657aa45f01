import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../../../api/client.js';

/** The attributes that answers have; reports work without them. */
export const dimensionsQuery = queryOptions({
  queryKey: ['metrics', 'dimensions'],
  queryFn: () => dataOf(api.GET('/v1/reports/dimensions')),
  staleTime: 60_000,
});
