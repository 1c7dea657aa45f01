/**
 * Who handled the low answers of a customer: nobody (or there were none), an automatic reply, a person, or both. It is where customers were, not what
 * made them buy.
 */
export const EXPOSURES = ['none', 'automatic', 'person', 'both'] as const;
export type Exposure = (typeof EXPOSURES)[number];

/** The orders of one customer, oldest first. The lists are parallel. */
export interface CustomerOrders {
  /** Days since 1970-01-01 in the workspace's time zone. */
  readonly days: readonly number[];
  /** Minor units; null: the order has no amount. */
  readonly minors: readonly (number | null)[];
  readonly currencies: readonly (string | null)[];
  readonly exposure: Exposure;
  /** The segments that the customer is in now. */
  readonly segments: readonly string[];
}

/** How many orders the customers have. */
export function ordersOf(customers: readonly Pick<CustomerOrders, 'days'>[]): number {
  return customers.reduce((sum, { days }) => sum + days.length, 0);
}

/** The calendar month of a day, counted from January 1970. */
export function monthOf(day: number): number {
  return (monthsOfDays[day] ??= calendarMonth(day));
}

/** Shops have millions of orders on few days. */
const monthsOfDays: number[] = [];

function calendarMonth(day: number): number {
  const date = new Date(day * DAY);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** The months with an order, ascending, each once. */
export function monthsOf({ days }: Pick<CustomerOrders, 'days'>): readonly number[] {
  const months: number[] = [];
  for (const day of days) {
    const month = monthOf(day);
    if (months.at(-1) !== month) months.push(month);
  }
  return months;
}

/** The first day of a month, both counted from January 1970. */
export function firstDayOf(month: number): number {
  return Date.UTC(1970, month, 1) / DAY;
}

/** A month as `2026-03`. */
export function monthText(month: number): string {
  return new Date(firstDayOf(month) * DAY).toISOString().slice(0, 7);
}

/** How many of the ascending days are before this one. */
export function daysBefore(days: readonly number[], day: number): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (days[middle]! < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

const DAY = 86_400_000;
