import { rateOf, type Rate } from '../response-rates.js';
import { daysBefore, firstDayOf, type CustomerOrders } from './customer-orders.js';
import { ratioOf, type Ratio, type RatioPart } from './ratio.js';

/** Money of one currency: amounts of two are never added. */
export interface CurrencyFigures {
  readonly currency: string;
  /** Value of an order: revenue / orders, gross of refunds. */
  readonly orderValue: Ratio;
  /** Revenue so far of a customer who ordered in the period: the variant "historic revenue". */
  readonly customerValue: Ratio;
}

/** What customers ordered in a period. */
export interface OrderFigures {
  /** With an order in the period. */
  readonly customers: number;
  readonly orders: number;
  /** Of them, with two orders or more in the period. */
  readonly repeat: Rate;
  /** By orders, most first. */
  readonly values: readonly CurrencyFigures[];
}

/** A period of whole days since 1970, `to` exclusive. */
export interface Days {
  readonly from: number;
  readonly to: number;
}

/** Orders, repeat rate and values of the customers in a period. */
export function orderFigures(customers: readonly CustomerOrders[], { from, to }: Days): OrderFigures {
  const perCurrency = new Map<string, RatioPart[]>();
  let [buyers, orders, again] = [0, 0, 0];
  for (const customer of customers) {
    const first = daysBefore(customer.days, from);
    const end = daysBefore(customer.days, to);
    if (end === first) continue;
    buyers += 1;
    orders += end - first;
    if (end - first > 1) again += 1;
    for (const [currency, part] of sumsOf(customer, first, end)) {
      const parts = perCurrency.get(currency) ?? [];
      parts.push(part);
      perCurrency.set(currency, parts);
    }
  }
  const values = [...perCurrency].map(([currency, parts]) => ({
    currency,
    orderValue: ratioOf(parts)!,
    customerValue: ratioOf(parts.map(({ sum }) => ({ sum, count: 1 })))!,
  }));
  return {
    customers: buyers,
    orders,
    repeat: rateOf(again, buyers),
    values: values.toSorted((a, b) => b.orderValue.count - a.orderValue.count || (a.currency < b.currency ? -1 : 1)),
  };
}

/** By currency. Nearly all customers pay in one, so a list is quicker than a map. */
function sumsOf(
  { minors, currencies }: CustomerOrders,
  first: number,
  end: number,
): readonly (readonly [string, RatioPart])[] {
  const sums: [string, { sum: number; count: number }][] = [];
  for (let i = first; i < end; i += 1) {
    const currency = currencies[i];
    if (currency === null || currency === undefined) continue;
    let known = sums.find(([name]) => name === currency);
    if (known === undefined) sums.push((known = [currency, { sum: 0, count: 0 }]));
    known[1].sum += minors[i]!;
    known[1].count += 1;
  }
  return sums;
}

/** The days of so many closed months and of the one that runs. */
export function daysOfMonths(running: number, months: number): Days {
  return { from: firstDayOf(running - months), to: firstDayOf(running + 1) };
}
