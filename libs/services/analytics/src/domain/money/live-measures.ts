import { student975, Z95, type Interval } from '@hearback/kernel';
import { tooFew, type Refusal } from '../refusal.js';
import type { Unit } from './scenario.js';

/** What a factor can follow. */
export const LIVE_MEASURES = [
  'tasks_a_month',
  'minutes_per_task',
  'hourly_cost',
  'cost_per_task',
  'orders_a_month',
  'order_value',
  'conversion',
  'churn',
] as const;
export type LiveMeasureName = (typeof LIVE_MEASURES)[number];

/** The unit of each. Money is in units of the currency, shares are from 0 to 1. */
export const UNIT_OF: Readonly<Record<LiveMeasureName, Unit>> = {
  tasks_a_month: 'number',
  minutes_per_task: 'minutes',
  hourly_cost: 'money',
  cost_per_task: 'money',
  orders_a_month: 'number',
  order_value: 'money',
  conversion: 'share',
  churn: 'share',
};

/** Those of the report about orders. */
export const ORDER_MEASURES: ReadonlySet<LiveMeasureName> = new Set([
  'orders_a_month',
  'order_value',
  'conversion',
  'churn',
]);

/** A number that is kept here, with its 95 % interval. */
export interface LiveMeasure {
  readonly name: LiveMeasureName;
  readonly value: number | null;
  readonly interval: Interval | null;
  readonly n: number;
  /** What it was counted in, `to` exclusive; null where nothing is known of it. */
  readonly from: Date | null;
  readonly to: Date | null;
  /** Why there is no value. */
  readonly refusal: Refusal | null;
}

/** Pairs of numbers, by their sums: x and y of each case, such as cost and minutes. */
export interface PairSums {
  readonly n: number;
  readonly x: number;
  readonly y: number;
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/** Fewer cases have no mean to plan with. */
export const MIN_CASES = 10;
/** Days of an average month of the Gregorian calendar. */
const MONTH_DAYS = 30.436875;

type Known = Pick<LiveMeasure, 'value' | 'interval' | 'n' | 'refusal'>;

/**
 * How many cases come in a month, from those of so many days, with Byar's approximation of the exact Poisson interval (Breslow and Day, Statistical
 * Methods in Cancer Research II, 1987, 2.3; error below 1 % of an end from 10 cases on).
 */
export function monthlyRate(cases: number, days: number): Known {
  if (cases < MIN_CASES) return missing(cases);
  const scale = MONTH_DAYS / days;
  const end = (count: number, z: number) => scale * count * (1 - 1 / (9 * count) + z / (3 * Math.sqrt(count))) ** 3;
  return known(scale * cases, { low: end(cases, -Z95), high: end(cases + 1, Z95) }, cases);
}

/** The mean of x with Student's interval; `scale` is that of the unit. Its low end is never below 0. */
export function meanOfX({ n, x, xx }: PairSums, scale = 1): Known {
  if (n < MIN_CASES) return missing(n);
  const mean = x / n;
  const error = Math.sqrt(Math.max(0, xx - n * mean * mean) / (n - 1) / n);
  return known(scale * mean, around(scale * mean, scale * student975(n - 1) * error), n);
}

/**
 * x by y, such as cost by minutes, with the linearised variance of a ratio estimator and Student's t (Cochran, Sampling Techniques, 1977, 6.4). `scale`
 * is that of the unit.
 */
export function ratioOfXToY({ n, x, xx, xy, y, yy }: PairSums, scale = 1): Known {
  if (n < MIN_CASES || y === 0) return missing(y === 0 ? 0 : n);
  const ratio = x / y;
  const squares = Math.max(0, xx - 2 * ratio * xy + ratio * ratio * yy);
  const error = (Math.sqrt((squares / (n - 1)) * n) / y) * scale;
  return known(scale * ratio, around(scale * ratio, student975(n - 1) * error), n);
}

function known(value: number, interval: Interval | null, n: number): Known {
  return { value, interval, n, refusal: null };
}

function missing(n: number): Known {
  return {
    value: null,
    interval: null,
    n,
    refusal: tooFew('too_few_cases', MIN_CASES, n, `${MIN_CASES} are needed, ${n} are here.`),
  };
}

function around(value: number, half: number): Interval {
  return { low: Math.max(0, value - half), high: value + half };
}
