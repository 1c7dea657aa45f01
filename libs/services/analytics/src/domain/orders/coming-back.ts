import { twoSidedP } from '../normal.js';
import { newcombe, twoProportions } from '../proportion.js';
import { rateOf, type Rate } from '../response-rates.js';
import {
  averageRetention,
  cohortsOfCustomers,
  type Cohort,
  type RetentionAverage,
  type RetentionRule,
} from '../retention/cohorts.js';
import type { Interval } from '@hearback/kernel';
import { monthsOf, type CustomerOrders } from './customer-orders.js';

/** The newest complete cohorts are compared with those before. */
const RECENT_COHORTS = 2;
const MIN_COMPARED = 30;
const LEVEL = 0.05;

/** The newest cohorts that had a whole next month, compared with those before. */
export interface CohortComparison {
  readonly recent: Rate;
  readonly before: Rate;
  /** Recent minus before, as shares, 95 % (Newcombe). */
  readonly interval: Interval | null;
  readonly p: number | null;
  readonly verdict: 'up' | 'down' | 'no_clear_change' | 'too_few';
}

/** Cohorts by the month of the first order, and how many of them ordered in the months after it. Months are counted from January 1970. */
export interface ComingBack {
  readonly rule: RetentionRule;
  readonly cohorts: readonly Cohort[];
  readonly averages: readonly RetentionAverage[];
  /** About the month after the first order; null without a complete cohort before the newest two, or by the rule `unbounded`. */
  readonly comparison: CohortComparison | null;
}

/** The cohorts that began in the last so many months; customers who first ordered before are left out. */
export function comingBack(
  customers: readonly CustomerOrders[],
  running: number,
  months: number,
  rule: RetentionRule,
): ComingBack {
  const base = running - months;
  const active = customers.map(monthsOf).filter(([first]) => first! >= base);
  const cohorts = cohortsOfCustomers(active, running, rule);
  return { rule, cohorts, averages: averageRetention(cohorts), comparison: comparisonOf(cohorts) };
}

function comparisonOf(cohorts: readonly Cohort[]): CohortComparison | null {
  const complete = cohorts.filter(({ cells }) => cells[1]?.complete === true);
  if (complete.length <= RECENT_COHORTS) return null;
  const recent = nextMonthOf(complete.slice(-RECENT_COHORTS));
  const before = nextMonthOf(complete.slice(0, -RECENT_COHORTS));
  if (recent.n < MIN_COMPARED || before.n < MIN_COMPARED)
    return { recent, before, interval: null, p: null, verdict: 'too_few' };
  const interval = newcombe(recent.hits, recent.n, before.hits, before.n)!;
  const { p } = twoProportions(recent.hits, recent.n, before.hits, before.n) ?? { p: twoSidedP(0) };
  // A verdict needs both, so it never contradicts the interval beside it.
  const isClear = p < LEVEL && (interval.low > 0 || interval.high < 0);
  return { recent, before, interval, p, verdict: isClear ? (interval.low > 0 ? 'up' : 'down') : 'no_clear_change' };
}

/** Of all customers of the cohorts, those who ordered in the month after their first one. */
export function nextMonthOf(cohorts: readonly Cohort[]): Rate {
  const complete = cohorts.filter(({ cells }) => cells[1]?.complete === true);
  return rateOf(
    complete.reduce((sum, { cells }) => sum + cells[1]!.active, 0),
    complete.reduce((sum, { size }) => sum + size, 0),
  );
}
