import { retentionOf, type Retention } from '../retention/churn.js';
import { tooFew, type Refusal } from '../refusal.js';
import { daysBefore, firstDayOf, type CustomerOrders } from './customer-orders.js';

/** Who has not ordered for so many days has left. */
export const INACTIVE_DAYS = 180;
/** Fewer active customers say nothing about a month. */
export const MIN_CUSTOMERS = 30;

/** Who left in a month. */
export interface ChurnMonth {
  /** Counted from January 1970. */
  readonly month: number;
  /** Active at its start: an order in the 180 days before. */
  readonly start: number;
  /** Of them, not active any more at its end. */
  readonly lost: number;
  readonly rates: Retention | null;
  readonly refusal: Refusal | null;
}

/** Churn of closed months. `firstDay`: the first day of which orders are known; nobody could have left in the 180 days after it. */
export function churnMonths(
  customers: readonly CustomerOrders[],
  months: readonly number[],
  firstDay: number,
): readonly ChurnMonth[] {
  return months.map((month) => {
    const [from, to] = [firstDayOf(month), firstDayOf(month + 1)];
    const history = from - firstDay;
    if (history < INACTIVE_DAYS) {
      const message = `Orders of ${INACTIVE_DAYS} days before the month are needed to know who was active; ${Math.max(0, history)} are here.`;
      const refusal = {
        ...tooFew('too_little_history', INACTIVE_DAYS, Math.max(0, history), message),
        kind: 'too_early',
      } as const;
      return { month, start: 0, lost: 0, rates: null, refusal };
    }
    let [start, kept] = [0, 0];
    for (const { days } of customers) {
      if (!isActive(days, from)) continue;
      start += 1;
      if (isActive(days, to)) kept += 1;
    }
    const message = `${MIN_CUSTOMERS} active customers are needed at the start of the month; ${start} were.`;
    const refusal = start < MIN_CUSTOMERS ? tooFew('too_few_customers', MIN_CUSTOMERS, start, message) : null;
    return {
      month,
      start,
      lost: start - kept,
      rates: refusal ? null : retentionOf({ start, won: 0, end: kept }),
      refusal,
    };
  });
}

/** Whether the last order before the day is at most 180 days old. */
function isActive(days: readonly number[], day: number): boolean {
  const before = daysBefore(days, day);
  return before > 0 && days[before - 1]! >= day - INACTIVE_DAYS;
}
