import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Body, type Reply } from '../../../api/client.js';
import type { LogFilter } from './webhooks-search.js';

export type Endpoint = Reply<'listWebhookEndpoints'>['data'][number];
export type EndpointBody = Body<'createWebhookEndpoint'>;
export type EventType = NonNullable<EndpointBody['event_types']>[number];
export type Delivery = Reply<'getWebhookDelivery'>;
export type Attempt = Delivery['attempts'][number];

/** Milliseconds between two looks at a log of which an attempt is under way, and at any other one. */
const SOON_MS = 1_500;
const LATER_MS = 15_000;

/** The endpoints, oldest first. */
export const endpointsQuery = queryOptions({
  queryKey: ['webhooks', 'endpoints'],
  queryFn: () => dataOf(api.GET('/v1/webhook-endpoints', { params: { query: { limit: 100, order: 'asc' } } })),
  refetchInterval: LATER_MS,
});

/** The log of an endpoint, newest first; attempts that are under way are looked at again soon. */
export function logQuery(endpoint: string, status: LogFilter | undefined) {
  return infiniteQueryOptions({
    queryKey: ['webhooks', 'log', endpoint, status ?? null],
    queryFn: ({ pageParam }) => {
      const query = { limit: 30, ...(status && { status }), ...(pageParam !== '' && { cursor: pageParam }) };
      return dataOf(
        api.GET('/v1/webhook-endpoints/{webhook_endpoint_id}/deliveries', {
          params: { path: { webhook_endpoint_id: endpoint }, query },
        }),
      );
    },
    initialPageParam: '',
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    refetchInterval: ({ state }) =>
      (state.data?.pages.flatMap(({ data }) => data) ?? []).some(isUnderWay) ? SOON_MS : LATER_MS,
  });
}

/** A delivery with its attempts. */
export function deliveryQuery(id: string) {
  return queryOptions({
    queryKey: ['webhooks', 'delivery', id],
    queryFn: () =>
      dataOf(
        api.GET('/v1/webhook-deliveries/{webhook_delivery_id}', { params: { path: { webhook_delivery_id: id } } }),
      ),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? SOON_MS : LATER_MS),
  });
}

/** The path parameter of an endpoint. */
export const pathOf = (id: string) => ({ path: { webhook_endpoint_id: id } });

/** Whether an attempt is being made, or is about to be. */
function isUnderWay({ status, attempts }: Delivery): boolean {
  return status === 'pending' && (attempts.at(-1)?.ended_at ?? null) === null;
}
