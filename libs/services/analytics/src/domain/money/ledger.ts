import { amountsOf, sum } from './line-amounts.js';
import { monthsOf, type Plan } from './scenario.js';

/** What was entered beside what was planned for the same lines and months, so that like is compared with like. */
export interface Spent {
  /** Months with at least one entry. */
  readonly months: number;
  readonly plannedCost: number;
  readonly actualCost: number;
  readonly plannedBenefit: number;
  readonly actualBenefit: number;
}

/** Compares the entries of a ledger with the plan; null without entries. */
export function spentOf(plan: Plan): Spent | null {
  if (plan.ledger.length === 0) return null;
  const months = monthsOf(plan);
  const entries = plan.ledger.flatMap(({ amount, lineId, month }) => {
    const line = plan.lines.find(({ id }) => id === lineId);
    if (line === undefined) return [];
    const planned = amountsOf(line, plan.months)[months.indexOf(month)] ?? 0;
    return [{ isCost: line.kind === 'cost', planned, actual: amount, month }];
  });
  const of = (isCost: boolean, which: 'planned' | 'actual') =>
    sum(entries.filter((entry) => entry.isCost === isCost).map((entry) => entry[which]));
  return {
    months: new Set(entries.map(({ month }) => month)).size,
    plannedCost: of(true, 'planned'),
    actualCost: of(true, 'actual'),
    plannedBenefit: of(false, 'planned'),
    actualBenefit: of(false, 'actual'),
  };
}
