import { tooFew, type Refusal } from '../refusal.js';
import type { Rate } from '../response-rates.js';
import { churnMonths, MIN_CUSTOMERS, type ChurnMonth } from './churn-months.js';
import { comingBack, nextMonthOf, type ComingBack } from './coming-back.js';
import { monthOf, type CustomerOrders, EXPOSURES } from './customer-orders.js';
import { daysOfMonths, orderFigures, type OrderFigures } from './order-figures.js';

/** More segments are not compared; the largest are. */
const MAX_SEGMENTS = 20;

/** The figures of a part of the customers. */
export interface OrdersPart extends OrderFigures {
  readonly dimension: 'exposure' | 'segment';
  /** An exposure, or the id of a segment. */
  readonly value: string;
  /** Who ordered in the month after the first order, over the complete cohorts of the period. */
  readonly nextMonth: Rate;
  /** Of the last closed month. */
  readonly churn: ChurnMonth | null;
  /** Why its figures are not shown: fewer than 30 customers. */
  readonly refusal: Refusal | null;
}

/** What is known of the orders of a workspace. */
export interface OrdersReport extends OrderFigures {
  /** The month that runs, counted from January 1970. */
  readonly running: number;
  /** Closed months before it. */
  readonly months: number;
  readonly retention: { readonly bounded: ComingBack; readonly unbounded: ComingBack };
  readonly churn: readonly ChurnMonth[];
  readonly parts: readonly OrdersPart[];
  readonly refusal: Refusal | null;
}

/** Computes it; `customers` are all with an order so far, `today` is a day since 1970. */
export function ordersReport(customers: readonly CustomerOrders[], today: number, months: number): OrdersReport {
  const running = monthOf(today);
  const period = daysOfMonths(running, months);
  const closed = Array.from({ length: months }, (_, i) => running - months + i);
  const firstDay = customers[0]?.days[0] ?? today;
  const figures = orderFigures(customers, period);
  const refusal =
    figures.customers < MIN_CUSTOMERS
      ? tooFew(
          'too_few_customers',
          MIN_CUSTOMERS,
          figures.customers,
          `${MIN_CUSTOMERS} customers with an order are needed; ${figures.customers} are here.`,
        )
      : null;
  const partOf = (dimension: OrdersPart['dimension'], value: string, own: readonly CustomerOrders[]): OrdersPart => {
    const its = orderFigures(own, period);
    const message = `${MIN_CUSTOMERS} customers are needed; ${its.customers} are here.`;
    return {
      dimension,
      value,
      ...its,
      nextMonth: nextMonthOf(comingBack(own, running, months, 'bounded').cohorts),
      churn: churnMonths(own, closed.slice(-1), firstDay)[0] ?? null,
      refusal:
        its.customers < MIN_CUSTOMERS ? tooFew('too_few_customers', MIN_CUSTOMERS, its.customers, message) : null,
    };
  };
  return {
    running,
    months,
    ...figures,
    retention: {
      bounded: comingBack(customers, running, months, 'bounded'),
      unbounded: comingBack(customers, running, months, 'unbounded'),
    },
    churn: churnMonths(customers, closed, firstDay),
    parts: [
      ...EXPOSURES.map((value) =>
        partOf(
          'exposure',
          value,
          customers.filter(({ exposure }) => exposure === value),
        ),
      ),
      ...largestSegments(customers).map(([value, own]) => partOf('segment', value, own)),
    ],
    refusal,
  };
}

function largestSegments(
  customers: readonly CustomerOrders[],
): readonly (readonly [string, readonly CustomerOrders[]])[] {
  const members = new Map<string, CustomerOrders[]>();
  for (const customer of customers)
    for (const segment of customer.segments) {
      const known = members.get(segment) ?? [];
      known.push(customer);
      members.set(segment, known);
    }
  return [...members].toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1)).slice(0, MAX_SEGMENTS);
}
