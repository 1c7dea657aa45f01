import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Reply } from './client.js';

export type SingleSignOn = Reply<'getSingleSignOn'>;

/** The identity provider of the workspace, and whether the own account is connected. */
export const singleSignOnQuery = queryOptions({
  queryKey: ['single-sign-on'],
  queryFn: () => dataOf(api.GET('/v1/single-sign-on')),
});
