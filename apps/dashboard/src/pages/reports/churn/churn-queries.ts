import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Reply } from '../../../api/client.js';

export type ChurnReport = Reply<'readChurnReport'>;
export type RiskCustomer = Reply<'listCustomersAtRisk'>['data'][number];
export type RiskReason = RiskCustomer['reasons'][number];
export type FairnessTable = ChurnReport['fairness'][number];
export type FairnessGroup = FairnessTable['groups'][number];
export type ShareReading = FairnessGroup['flagged'];
export type Served = Reply<'readFairnessReport'>['subjects'][number];

/** The state of the page in its address, as it is. */
export interface ChurnSearch {
  /** The attribute whose groups are compared. */
  readonly by?: string | undefined;
  /** Whether the calibration is shown as a table. */
  readonly table?: boolean | undefined;
  /** What is compared between groups, and of which month, such as `2026-10`. */
  readonly served?: 'deadlines' | 'sentiment' | undefined;
  readonly month?: string | undefined;
  readonly explain?: true | 'fairness' | undefined;
}

/** Customers on the page; the API has more. */
export const SHOWN_CUSTOMERS = 20;

export const churnQuery = queryOptions({
  queryKey: ['metrics', 'churn'],
  queryFn: () => dataOf(api.GET('/v1/reports/churn')),
});

export const riskCustomersQuery = queryOptions({
  queryKey: ['metrics', 'churn-customers'],
  queryFn: () =>
    dataOf(api.GET('/v1/reports/churn/customers', { params: { query: { band: 'high', limit: SHOWN_CUSTOMERS } } })),
});

/** The risk of one customer: a list of one, or of none. */
export const riskOfQuery = (externalId: string) =>
  queryOptions({
    queryKey: ['customers', 'risk', externalId],
    queryFn: () =>
      dataOf(api.GET('/v1/reports/churn/customers', { params: { query: { external_id: externalId, limit: 1 } } })),
  });

/** Names of customers by id, as far as they are known. */
export const riskNamesQuery = (externalIds: readonly string[]) =>
  queryOptions({
    queryKey: ['customers', 'names', externalIds],
    queryFn: () =>
      dataOf(api.GET('/v1/customers', { params: { query: { external_id: [...externalIds], limit: 100 } } })),
    enabled: externalIds.length > 0,
    staleTime: 300_000,
  });

export const explainChurnQuery = (enabled: boolean) =>
  queryOptions({
    queryKey: ['metrics', 'explain-churn'],
    queryFn: () => dataOf(api.GET('/v1/reports/churn/explain')),
    enabled,
  });

const monthOf = (month: string | undefined) => ({ params: { query: month === undefined ? {} : { month } } });

/** How groups were served in a month; of the last one that is over without one. */
export const fairnessQuery = (month: string | undefined) =>
  queryOptions({
    queryKey: ['metrics', 'fairness', month],
    queryFn: () => dataOf(api.GET('/v1/reports/fairness', monthOf(month))),
  });

export const explainFairnessQuery = (month: string | undefined, enabled: boolean) =>
  queryOptions({
    queryKey: ['metrics', 'explain-fairness', month],
    queryFn: () => dataOf(api.GET('/v1/reports/fairness/explain', monthOf(month))),
    enabled,
  });
