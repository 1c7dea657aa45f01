import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../api/client.js';

/** An invitation as the API shows it. */
export type Invitation = Reply<'listSurveyInvitations'>['data'][number];

/** What a customer was asked, or would have been, newest first. */
export const invitationsQuery = (customer: string) =>
  queryOptions({
    queryKey: ['survey-invitations', customer],
    queryFn: () => dataOf(api.GET('/v1/survey-invitations', { params: { query: { customer, limit: 20 } } })),
  });
