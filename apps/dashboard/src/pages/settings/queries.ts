import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../api/client.js';

const page = { params: { query: { limit: 100 } } };

export type Member = Reply<'listMembers'>['data'][number];
export type Team = Reply<'listTeams'>['data'][number];
export type Invitation = Reply<'listInvitations'>['data'][number];
export type ApiKey = Reply<'listApiKeys'>['data'][number];
export type Brand = Reply<'getBrand'>;

/** The members of the workspace, also those who have left. */
export const membersQuery = queryOptions({
  queryKey: ['members'],
  queryFn: () => dataOf(api.GET('/v1/members', page)),
});

/** The teams in use. */
export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: () => dataOf(api.GET('/v1/teams', { params: { query: { limit: 100, archived: false, order: 'asc' } } })),
});

/** The invitations that are neither accepted nor revoked. */
export const invitationsQuery = queryOptions({
  queryKey: ['invitations'],
  queryFn: () => dataOf(api.GET('/v1/invitations', page)),
});

/** The API keys, also those that were revoked. */
export const keysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: () => dataOf(api.GET('/v1/api-keys', page)),
});

/** What customers see of the workspace. */
export const brandQuery = queryOptions({
  queryKey: ['workspace', 'brand'],
  queryFn: () => dataOf(api.GET('/v1/workspace/brand')),
});

/** What the person is mailed, and when. */
export const notificationsQuery = queryOptions({
  queryKey: ['session', 'notifications'],
  queryFn: () => dataOf(api.GET('/v1/members/me/notification-settings')),
});
