import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from './client.js';

/** How this installation sends mail; it changes with a restart only. */
export const mailQuery = queryOptions({
  queryKey: ['mail'],
  queryFn: () => dataOf(api.GET('/v1/mail')),
  staleTime: Infinity,
});
