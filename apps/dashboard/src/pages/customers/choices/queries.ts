import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../../api/client.js';

/** What a customer allows and wants, as the API shows it. */
export type Choices = Reply<'getCustomerPreferences'>;
/** An entry of the consent ledger. */
export type ConsentEntry = Reply<'listCustomerConsents'>['data'][number];

/** What customers can allow, in the order of pages. */
export const PURPOSES = ['questions', 'replies', 'improvements', 'news', 'profiling'] as const;
/** What questions are about. */
export const TOPICS = ['order', 'relationship', 'support', 'product', 'conversation'] as const;
/** How a customer told staff. */
export const REASONS = ['asked_by_phone', 'asked_by_mail', 'asked_in_person', 'asked_in_answer'] as const;

const pathOf = (externalId: string) => ({ path: { external_id: externalId } });

/** What a customer allows and wants now. */
export const choicesQuery = (externalId: string) =>
  queryOptions({
    queryKey: ['customers', 'choices', externalId],
    queryFn: () => dataOf(api.GET('/v1/customers/{external_id}/preferences', { params: pathOf(externalId) })),
  });

/** What a customer asked for their data, newest first. */
export const privacyRequestsQuery = (externalId: string) =>
  queryOptions({
    queryKey: ['customers', 'choices', externalId, 'privacy'],
    queryFn: () =>
      dataOf(
        api.GET('/v1/customers/{external_id}/privacy-requests', {
          params: { ...pathOf(externalId), query: { limit: 20 } },
        }),
      ),
  });

/** The decisions of a customer, newest first. */
export const ledgerQuery = (externalId: string) =>
  infiniteQueryOptions({
    queryKey: ['customers', 'choices', externalId, 'ledger'],
    queryFn: ({ pageParam }) =>
      dataOf(
        api.GET('/v1/customers/{external_id}/consents', {
          params: { ...pathOf(externalId), query: { limit: 20, ...(pageParam !== null && { cursor: pageParam }) } },
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next_cursor: cursor }) => cursor,
  });
