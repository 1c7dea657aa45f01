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

/** Some of the customers. */
export interface OrdersGroup {
  readonly dimension: OrdersPart['dimension'];
  readonly value: string;
  readonly customers: readonly CustomerOrders[];
}

/** The figures of all customers with an order so far; `today` is a day since 1970. */
export function ordersOfAll(
  customers: readonly CustomerOrders[],
  today: number,
  months: number,
): Omit<OrdersReport, 'parts'> {
  const running = monthOf(today);
  const figures = orderFigures(customers, daysOfMonths(running, months));
  return {
    running,
    months,
    ...figures,
    retention: {
      bounded: comingBack(customers, running, months, 'bounded'),
      unbounded: comingBack(customers, running, months, 'unbounded'),
    },
    churn: churnMonths(customers, closedMonths(running, months), firstDayWith(customers, today)),
    refusal: tooFewCustomers(figures.customers),
  };
}

/** The figures of a group; `firstDay`: the first day of which orders of anybody are known. */
export function ordersOfGroup(
  { customers, dimension, value }: OrdersGroup,
  { running, months }: Pick<OrdersReport, 'running' | 'months'>,
  firstDay: number,
): OrdersPart {
  const figures = orderFigures(customers, daysOfMonths(running, months));
  return {
    dimension,
    value,
    ...figures,
    nextMonth: nextMonthOf(comingBack(customers, running, months, 'bounded').cohorts),
    churn: churnMonths(customers, closedMonths(running, months).slice(-1), firstDay)[0] ?? null,
    refusal: tooFewCustomers(figures.customers),
  };
}

/** The groups that are compared: by exposure to automation, and the largest segments. */
export function groupsOf(customers: readonly CustomerOrders[]): readonly OrdersGroup[] {
  const members = new Map<string, CustomerOrders[]>();
  for (const customer of customers)
    for (const segment of customer.segments) {
      const known = members.get(segment) ?? [];
      known.push(customer);
      members.set(segment, known);
    }
  const segments = [...members]
    .toSorted(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .slice(0, MAX_SEGMENTS);
  return [
    ...EXPOSURES.map((value) => ({
      dimension: 'exposure' as const,
      value,
      customers: customers.filter(({ exposure }) => exposure === value),
    })),
    ...segments.map(([value, own]) => ({ dimension: 'segment' as const, value, customers: own })),
  ];
}

/** The first day with an order; today without one. `customers`: who ordered first at first. */
export function firstDayWith(customers: readonly CustomerOrders[], today: number): number {
  return customers[0]?.days[0] ?? today;
}

function closedMonths(running: number, months: number): readonly number[] {
  return Array.from({ length: months }, (_, i) => running - months + i);
}

function tooFewCustomers(have: number): Refusal | null {
  if (have >= MIN_CUSTOMERS) return null;
  const message = `${MIN_CUSTOMERS} customers with an order are needed; ${have} are here.`;
  return tooFew('too_few_customers', MIN_CUSTOMERS, have, message);
}
