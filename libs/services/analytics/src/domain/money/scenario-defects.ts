import type { FieldError } from '@hearback/kernel';
import { UNIT_OF } from './live-measures.js';
import { monthsOf, type Line, type Plan, type Ranged } from './scenario.js';

/** What is wrong with a plan, by field; none if it can be computed. */
export function planDefects(plan: Plan): readonly FieldError[] {
  return [
    ...currencyDefects(plan),
    ...plan.lines.flatMap((line, n) => lineDefects(plan, line, n)),
    ...ledgerDefects(plan),
  ];
}

function currencyDefects({ currency }: Plan): readonly FieldError[] {
  if (Intl.supportedValuesOf('currency').includes(currency)) return [];
  return [defect('/currency', 'unknown', 'must be a currency of ISO 4217')];
}

function lineDefects(plan: Plan, line: Line, n: number): readonly FieldError[] {
  const at = `/lines/${n}`;
  const { factors, firstMonth, kind, lastMonth, margin, rampMonths, reuse } = line;
  const found: FieldError[] = [];
  const add = (path: string, code: string, detail: string) => found.push(defect(`${at}${path}`, code, detail));
  if (plan.lines.findIndex(({ id }) => id === line.id) < n) add('/id', 'duplicate', 'must be an id of its own');
  if (kind === 'unpriced' && factors.length > 0) add('/factors', 'unpriced', 'must be empty for what is unpriced');
  if (kind !== 'unpriced' && factors.length === 0) add('/factors', 'too-few', 'must have at least one factor');
  if (kind === 'revenue' && margin === null)
    add('/margin', 'revenue-is-no-benefit', 'must be the share of revenue that is left as contribution margin');
  if (kind !== 'revenue' && margin !== null) add('/margin', 'not-revenue', 'must be null except for revenue');
  if (kind !== 'freed_hours' && reuse !== null) add('/reuse', 'not-hours', 'must be null except for freed hours');
  if (kind === 'freed_hours' && !factors.some(({ unit }) => unit === 'minutes' || unit === 'hours'))
    add('/factors', 'no-time', 'must have a factor in minutes or hours');
  if (firstMonth > plan.months) add('/first_month', 'after-the-end', `must be at most ${plan.months}`);
  if (lastMonth !== null && (lastMonth < firstMonth || lastMonth > plan.months))
    add('/last_month', 'out-of-period', `must be from ${firstMonth} to ${plan.months}`);
  if (line.timing === 'once' && (rampMonths > 1 || lastMonth !== null))
    add('/timing', 'once', 'must be monthly or yearly to end or to grow');
  for (const [index, factor] of factors.entries()) {
    found.push(...rangeDefects(factor, `${at}/factors/${index}`));
    if (factor.follows !== null && UNIT_OF[factor.follows] !== factor.unit)
      add(`/factors/${index}/unit`, 'other-unit', `must be ${UNIT_OF[factor.follows]}, as what it follows`);
    if (factor.unit === 'share' && (factor.high ?? factor.value) > 1)
      add(`/factors/${index}/value`, 'share-above-one', 'must be at most 1: 0.4 is 40 per cent');
  }
  if (margin !== null) found.push(...rangeDefects(margin, `${at}/margin`));
  if (reuse !== null) found.push(...rangeDefects(reuse, `${at}/reuse`));
  return found;
}

function rangeDefects({ low, high, value }: Ranged, at: string): readonly FieldError[] {
  if ((low === null) !== (high === null)) return [defect(`${at}/low`, 'half-a-range', 'must have both ends or none')];
  if (low === null || high === null || (low <= value && value <= high)) return [];
  return [defect(`${at}/value`, 'out-of-range', 'must be between low and high')];
}

function ledgerDefects(plan: Plan): readonly FieldError[] {
  const months = new Set(monthsOf(plan));
  const lines = new Map(plan.lines.map((line) => [line.id, line]));
  const seen = new Set<string>();
  return plan.ledger.flatMap(({ lineId, month }, n) => {
    const line = lines.get(lineId);
    const key = `${lineId} ${month}`;
    const isTwice = seen.has(key);
    seen.add(key);
    if (line === undefined || line.kind === 'unpriced')
      return [defect(`/ledger/${n}/line_id`, 'unknown', 'must be a priced line of the scenario')];
    if (!months.has(month)) return [defect(`/ledger/${n}/month`, 'out-of-period', 'must be a month of the scenario')];
    return isTwice ? [defect(`/ledger/${n}/month`, 'duplicate', 'must be one entry for a line and month')] : [];
  });
}

function defect(pointer: string, code: string, detail: string): FieldError {
  return { pointer, code, detail };
}
