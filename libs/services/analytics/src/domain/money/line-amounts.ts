import type { CashFlow } from './cash-flow.js';
import { monthsOf, type Factor, type LedgerEntry, type Line, type Plan, type Ranged } from './scenario.js';

const MINUTES_OF_HOUR = 60;
const MONTHS_OF_YEAR = 12;

/** What a line is multiplied from: its factors, the margin of revenue, the share of freed hours that is used. */
export function factorsOf({ factors, margin, reuse }: Line): readonly Ranged[] {
  return [...factors, ...(margin === null ? [] : [margin]), ...(reuse === null ? [] : [reuse])];
}

/** The amount of a line each time that it falls due; 0 for freed hours without a use, and for what is unpriced. */
export function dueAmount(line: Line): number {
  const { factors, kind, margin, reuse } = line;
  if (kind === 'unpriced' || (kind === 'freed_hours' && reuse === null)) return 0;
  return productOf(factors) * (margin?.value ?? 1) * (reuse?.value ?? 1);
}

/** The amount of a month in which the line has its whole size; null if it falls due once. */
export function monthlyAmount(line: Line): number | null {
  if (line.timing === 'once') return null;
  return line.timing === 'yearly' ? dueAmount(line) / MONTHS_OF_YEAR : dueAmount(line);
}

/** The amounts of a line by month of the plan. */
export function amountsOf(line: Line, months: number): readonly number[] {
  const amount = monthlyAmount(line) ?? dueAmount(line);
  return sharesOf(line, months).map((share) => share * amount);
}

/** The hours that a line frees in the plan, used or not; null unless that is what it does. */
export function freedHours(line: Line, months: number): number | null {
  if (line.kind !== 'freed_hours') return null;
  const hours = productOf(line.factors.filter(({ unit }) => unit !== 'money'));
  const due = line.timing === 'yearly' ? hours / MONTHS_OF_YEAR : hours;
  return due * sum(sharesOf(line, months));
}

/** The flow of some lines of a plan; what was really paid or gained, if given, stands in place of what was planned. */
export function flowOf(plan: Plan, lines: readonly Line[], actual: readonly LedgerEntry[] = []): CashFlow {
  const months = monthsOf(plan);
  const known = new Map(actual.map((entry) => [`${entry.lineId} ${entry.month}`, entry.amount]));
  const costs = months.map(() => 0);
  const benefits = months.map(() => 0);
  let oneOffCost = 0;
  for (const line of lines) {
    const isCost = line.kind === 'cost';
    for (const [n, planned] of amountsOf(line, plan.months).entries()) {
      const amount = known.get(`${line.id} ${months[n]}`) ?? planned;
      if (isCost && line.timing === 'once' && n === 0 && line.firstMonth === 1) oneOffCost += amount;
      else if (isCost) costs[n]! += amount;
      else benefits[n]! += amount;
    }
  }
  return { oneOffCost, costs, benefits };
}

/** Which share of its whole size a line has in each month of the plan. */
function sharesOf({ firstMonth, lastMonth, rampMonths, timing }: Line, months: number): readonly number[] {
  return Array.from({ length: months }, (_, n) => {
    const month = n + 1;
    if (timing === 'once') return month === firstMonth ? 1 : 0;
    if (month < firstMonth || month > (lastMonth ?? months)) return 0;
    return rampMonths > 1 ? Math.min(1, (month - firstMonth + 1) / rampMonths) : 1;
  });
}

function productOf(factors: readonly Factor[]): number {
  return factors.reduce(
    (product, { unit, value }) => product * (unit === 'minutes' ? value / MINUTES_OF_HOUR : value),
    1,
  );
}

/** The sum of numbers. */
export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
