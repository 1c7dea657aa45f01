import { wilson, type Interval } from '@hearback/kernel';

/**
 * What counts as retained: `bounded`, who buys in exactly that period; `unbounded`, who buys in it or later. Unbounded rates of late periods can only
 * fall because time is not over yet, so they are never compared with others.
 */
export type RetentionRule = 'bounded' | 'unbounded';

/** A purchase: who, and in which period since the first one of the table (0, 1, …). */
export interface PeriodPurchase {
  readonly customer: string | number;
  readonly period: number;
}

/** A cell of the table: a cohort, some periods after its first purchase. */
export interface CohortCell {
  readonly active: number;
  /** Share of the cohort from 0 to 1. */
  readonly retention: number;
  /** 95 %, Wilson. */
  readonly interval: Interval;
  /** Active here as a share of those active one period before; null in the first cell and where nobody was. */
  readonly step: number | null;
  /** Whether the period is over for the whole cohort. Others are shown apart and enter no average. */
  readonly complete: boolean;
}

/** Customers who first bought in the same period. */
export interface Cohort {
  readonly period: number;
  readonly size: number;
  /** By periods since the first purchase; the first one is the whole cohort. */
  readonly cells: readonly CohortCell[];
}

/** The mean retention of a number of periods after the first purchase, over the cohorts that are complete there. */
export interface RetentionAverage {
  readonly age: number;
  readonly cohorts: number;
  readonly customers: number;
  readonly active: number;
  /** Weighted by size; null without complete cohorts. */
  readonly retention: number | null;
  readonly interval: Interval | null;
}

/**
 * Cohorts by the period of their first purchase, up to the period `running`, which is not over yet (pass one beyond the last if it is).
 * Periods without new customers have no cohort.
 */
export function cohortsOf(
  purchases: readonly PeriodPurchase[],
  running: number,
  rule: RetentionRule,
): readonly Cohort[] {
  const periodsOf = new Map<string | number, Set<number>>();
  for (const { customer, period } of purchases) {
    const known = periodsOf.get(customer) ?? new Set();
    periodsOf.set(customer, known.add(period));
  }
  const customers = [...periodsOf.values()].map((periods) => [...periods].toSorted((a, b) => a - b));
  return cohortsOfCustomers(customers, running, rule);
}

/** As `cohortsOf`, from the periods in which each customer bought, ascending and each once. */
export function cohortsOfCustomers(
  customers: readonly (readonly number[])[],
  running: number,
  rule: RetentionRule,
): readonly Cohort[] {
  const active = new Map<number, number[]>();
  // Not by spreading: a shop has more customers than a call takes arguments.
  const last = customers.reduce((latest, periods) => Math.max(latest, periods.at(-1)!), running);
  for (const periods of customers) {
    const first = periods[0]!;
    let counts = active.get(first);
    if (counts === undefined) active.set(first, (counts = Array.from({ length: last - first + 1 }, () => 0)));
    if (rule === 'bounded') for (const period of periods) counts[period - first]! += 1;
    else for (let age = 0; age <= periods.at(-1)! - first; age += 1) counts[age]! += 1;
  }
  return [...active].toSorted(([a], [b]) => a - b).map(([period, counts]) => cohortOf(period, counts, running, rule));
}

function cohortOf(period: number, counts: readonly number[], running: number, rule: RetentionRule): Cohort {
  const size = counts[0]!;
  // A cohort that still grows, or a period that still runs, is not complete. Whoever is not seen again may still come back.
  const isOver = (age: number): boolean => period < running && period + age < running && rule === 'bounded';
  const cells = counts.map((active, age): CohortCell => {
    const before = age === 0 ? 0 : counts[age - 1]!;
    return {
      active,
      retention: active / size,
      interval: wilson(active, size)!,
      step: before === 0 ? null : active / before,
      complete: age === 0 ? period < running : isOver(age),
    };
  });
  return { period, size, cells };
}

/** Average retention by periods since the first purchase, from 0 to the longest complete one. */
export function averageRetention(cohorts: readonly Cohort[]): readonly RetentionAverage[] {
  const longest = Math.max(0, ...cohorts.map(({ cells }) => cells.filter(({ complete }) => complete).length));
  return Array.from({ length: longest }, (_, age) => {
    const complete = cohorts.filter(({ cells }) => cells[age]?.complete === true);
    const customers = complete.reduce((sum, { size }) => sum + size, 0);
    const active = complete.reduce((sum, { cells }) => sum + cells[age]!.active, 0);
    return {
      age,
      cohorts: complete.length,
      customers,
      active,
      retention: customers > 0 ? active / customers : null,
      interval: wilson(active, customers),
    };
  });
}
