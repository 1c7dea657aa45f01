import { factorsOf } from './line-amounts.js';
import type { Line, Plan, Unit } from './scenario.js';

/** What makes a result look better than it is. */
export const SCENARIO_WARNINGS = [
  'no_cost',
  'margin_is_whole',
  'hours_without_use',
  'hours_counted_as_money',
  'same_hours_twice',
  'same_sales_twice',
  'same_number_twice',
  'measured_without_source',
  'estimated_without_range',
] as const;
export type ScenarioWarningCode = (typeof SCENARIO_WARNINGS)[number];

/** A warning and the lines that it is about. */
export interface ScenarioWarning {
  readonly code: ScenarioWarningCode;
  readonly lineIds: readonly string[];
}

const SALES = new Set(['margin', 'revenue']);

/** What a reader should doubt in a plan. */
export function scenarioWarnings({ lines }: Plan): readonly ScenarioWarning[] {
  const saved = lines.filter((line) => line.kind === 'saving' && hasUnit(line, 'minutes', 'hours'));
  const freed = lines.filter(({ kind, reuse }) => kind === 'freed_hours' && reuse !== null);
  const sales = lines.filter(({ kind }) => SALES.has(kind));
  const priced = lines.filter(({ kind }) => kind !== 'unpriced');
  const found: readonly (readonly [ScenarioWarningCode, readonly Line[]])[] = [
    ['margin_is_whole', lines.filter(({ margin }) => margin !== null && margin.value === 1)],
    ['hours_without_use', lines.filter(({ kind, reuse }) => kind === 'freed_hours' && reuse === null)],
    ['hours_counted_as_money', saved],
    ['same_hours_twice', saved.length > 0 && freed.length > 0 ? [...saved, ...freed] : []],
    ['same_sales_twice', sales.length > 1 ? sales : []],
    ['same_number_twice', lines.filter((line) => isBenefit(line) && lines.some((other) => sharesNumber(line, other)))],
    ['measured_without_source', priced.filter((line) => line.evidence === 'measured' && !hasSource(line))],
    ['estimated_without_range', priced.filter((line) => line.evidence === 'estimated' && !hasRange(line))],
  ];
  const ofLines = found.flatMap(([code, about]) => (about.length === 0 ? [] : [{ code, lineIds: idsOf(about) }]));
  return lines.some(({ kind }) => kind === 'cost') ? ofLines : [{ code: 'no_cost', lineIds: [] }, ...ofLines];
}

function hasRange(line: Line): boolean {
  return factorsOf(line).some(({ low, high }) => low !== null && low !== high);
}

function hasUnit({ factors }: Line, ...units: readonly Unit[]): boolean {
  return factors.some(({ unit }) => units.includes(unit));
}

function isBenefit({ kind }: Line): boolean {
  return kind !== 'cost' && kind !== 'unpriced';
}

/** Whether two benefits count the same cases; what an hour or an order is worth may be in many lines. */
function sharesNumber(line: Line, other: Line): boolean {
  if (line === other || !isBenefit(other)) return false;
  const counted = line.factors.flatMap(({ follows, unit }) => (follows === null || unit === 'money' ? [] : follows));
  return other.factors.some(({ follows }) => follows !== null && counted.includes(follows));
}

function hasSource({ factors, note }: Line): boolean {
  return note !== '' || factors.some(({ follows }) => follows !== null);
}

function idsOf(lines: readonly Line[]): readonly string[] {
  return lines.map(({ id }) => id);
}
