import type { PurchaseHistory } from '../purchases/bg-nbd.js';
import { daysBefore, type CustomerOrders } from './customer-orders.js';

const WEEK = 7;

/** A history in weeks with the mean value of the repeat purchases, 0 without. */
export interface ValuedHistory extends PurchaseHistory {
  readonly mean: number;
}

/**
 * The purchases of a customer before and on the day `until`, observed to it, in weeks; orders of one day are one purchase, as in the papers. Amounts in
 * other currencies count as purchases without a value. Null without an order.
 */
export function historyOf(
  { days, minors, currencies }: CustomerOrders,
  currency: string,
  until: number,
): ValuedHistory | null {
  const end = daysBefore(days, until + 1);
  if (end === 0) return null;
  const first = days[0]!;
  let [repeats, last, sum, valued, lastValued] = [0, first, 0, 0, first];
  for (let i = 0; i < end; i += 1) {
    const day = days[i]!;
    if (day === first) continue;
    if (day !== last) repeats += 1;
    last = day;
    if (currencies[i] !== currency || !(minors[i]! > 0)) continue;
    sum += minors[i]!;
    // The first order of the day may be in another currency.
    if (day !== lastValued) valued += 1;
    lastValued = day;
  }
  return {
    repeats,
    last: (last - first) / WEEK,
    observed: (until - first) / WEEK,
    mean: valued === 0 ? 0 : sum / valued,
  };
}
