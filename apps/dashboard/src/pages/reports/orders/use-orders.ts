import { useQuery } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../../api/client.js';
import type { attributionQuery, ordersQuery } from './orders-search.js';

export type Orders = Reply<'readOrdersReport'>;
export type OrdersPart = Orders['parts'][number];
export type Money = Orders['values'][number]['order_value'];
export type Share = Orders['repeat'];
export type Attribution = Reply<'readAttributionReport'>;

/** The report about orders. */
export function useOrders(query: ReturnType<typeof ordersQuery>) {
  return useQuery({
    queryKey: ['metrics', 'orders', query],
    queryFn: () => dataOf(api.GET('/v1/reports/orders', { params: { query } })),
  });
}

/** The attribution report. */
export function useAttribution(query: ReturnType<typeof attributionQuery>) {
  return useQuery({
    queryKey: ['metrics', 'attribution', query],
    queryFn: () => dataOf(api.GET('/v1/reports/attribution', { params: { query } })),
  });
}
