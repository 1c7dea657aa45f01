import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.js';

/** The account of who is signed in. */
export const ownAccountQuery = queryOptions({
  queryKey: ['session', 'account'],
  queryFn: () => dataOf(api.GET('/v1/me')),
});

/** The sessions of who is signed in. */
export const ownSessionsQuery = queryOptions({
  queryKey: ['session', 'all'],
  queryFn: () => dataOf(api.GET('/v1/me/sessions')),
});
