import { Z95 } from '@hearback/kernel';
import { daysBefore, type CustomerOrders } from '../orders/customer-orders.js';
import { orderFigures, type Days } from '../orders/order-figures.js';
import type { Ratio } from '../orders/ratio.js';
import type { Figure } from './figure.js';
import type { Sample } from './sample.js';

/** Figures of what customers ordered in a period; `before` is what it is compared with. Null: nobody has ordered anything. */
export function orderSamples(
  customers: readonly CustomerOrders[],
  period: Days,
  before: Days,
): ReadonlyMap<Figure, Sample | null> {
  const [most] = orderFigures(customers, period).values;
  const currency = most?.currency ?? null;
  return new Map<Figure, Sample | null>([
    ['retention', customers.length === 0 ? null : retained(customers, period, before)],
    ['order_value', most === undefined ? null : sampleOf(most.orderValue, currency)],
    ['customer_value', most === undefined ? null : sampleOf(most.customerValue, currency)],
  ]);
}

/** Of those who ordered before, who ordered again: 1 − churn (metrics: retention = (E − N) / S). */
function retained(customers: readonly CustomerOrders[], period: Days, before: Days): Sample {
  const active = customers.filter(({ days }) => hasIn(days, before));
  return { kind: 'share', hits: active.filter(({ days }) => hasIn(days, period)).length, n: active.length };
}

function hasIn(days: readonly number[], { from, to }: Days): boolean {
  return daysBefore(days, to) > daysBefore(days, from);
}

/** n is the number of customers, because orders of one customer are alike. */
function sampleOf({ value, interval, customers }: Ratio, currency: string | null): Sample {
  const standardError = interval === null ? null : (interval.high - interval.low) / (2 * Z95);
  return { kind: 'mean', value, standardError, n: customers, currency };
}
