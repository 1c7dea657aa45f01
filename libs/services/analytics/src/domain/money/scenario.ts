import type { LiveMeasureName } from './live-measures.js';

/** How sure a number is: kept here or on an invoice; said by a person who knows; known by nobody. */
export const EVIDENCE = ['measured', 'estimated', 'assumed'] as const;
export type Evidence = (typeof EVIDENCE)[number];

/**
 * What a line is. `margin`: contribution margin of more sales; `revenue`: their revenue, of which only `Line.margin` counts;
 * `freed_hours`: time that is money only where it is used; `unpriced`: words that are in no sum.
 */
export const LINE_KINDS = ['cost', 'saving', 'margin', 'revenue', 'freed_hours', 'unpriced'] as const;
export type LineKind = (typeof LINE_KINDS)[number];

/** When an amount falls due: at the start of its first month, each month, or a twelfth of it each month. */
export const TIMINGS = ['once', 'monthly', 'yearly'] as const;
export type Timing = (typeof TIMINGS)[number];

/** What a factor counts; minutes enter a product as parts of an hour. */
export const UNITS = ['number', 'minutes', 'hours', 'money', 'share'] as const;
export type Unit = (typeof UNITS)[number];

/** A number and how far it may be off; both ends are null where nobody said. */
export interface Ranged {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** One factor of an amount, such as 38 contacts, 12 minutes, or 32 of the currency an hour. */
export interface Factor extends Ranged {
  readonly name: string;
  readonly unit: Unit;
  /** The number of the workspace that it follows with its interval; null: it stays as it was entered. */
  readonly follows: LiveMeasureName | null;
}

/** A cost or a benefit: the product of its factors. */
export interface Line {
  readonly id: string;
  readonly kind: LineKind;
  readonly name: string;
  /** Where the number comes from, such as an invoice. */
  readonly note: string;
  readonly evidence: Evidence;
  readonly timing: Timing;
  /** 1 … months of the scenario. */
  readonly firstMonth: number;
  /** The last month with the amount; null: the last of the scenario. */
  readonly lastMonth: number | null;
  /** Months in which the amount grows evenly, to be whole in the last of them; 0 or 1: whole at once. */
  readonly rampMonths: number;
  /** Empty for what is unpriced, and only there. */
  readonly factors: readonly Factor[];
  /** The share of revenue that is left as contribution margin; null except for `revenue`. */
  readonly margin: Ranged | null;
  /** What freed hours are used for, and which share of them; null: for nothing that is named, so they are no money. */
  readonly reuse: (Ranged & { readonly text: string }) | null;
}

/** What really was paid or gained by a line in a month. */
export interface LedgerEntry {
  readonly lineId: string;
  /** `2026-03`. */
  readonly month: string;
  readonly amount: number;
}

/** What is planned, in units of one currency. */
export interface Plan {
  readonly currency: string;
  /** 1 … 60. */
  readonly months: number;
  /** The discount rate of a month: 0.01 is 1 %. */
  readonly monthlyRate: number;
  /** The first month, `2026-01`. */
  readonly startsIn: string;
  readonly lines: readonly Line[];
  readonly ledger: readonly LedgerEntry[];
}

/** A named plan that a workspace keeps. */
export interface Scenario extends Plan {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** The members to change; absent ones stay. */
export type ScenarioChange = Partial<Plan & Pick<Scenario, 'name'>> & { readonly archived?: boolean };

export const MAX_MONTHS = 60;
export const MAX_LINES = 60;
export const MAX_FACTORS = 5;

/** The scenario with the change, one revision later; what was entered for lines that are gone goes with them. */
export function changedScenario(before: Scenario, { archived, ...change }: ScenarioChange, at: Date): Scenario {
  const archivedAt = archived === undefined ? before.archivedAt : archived ? (before.archivedAt ?? at) : null;
  const lines = change.lines ?? before.lines;
  const known = new Set(lines.map(({ id }) => id));
  const ledger = change.ledger ?? before.ledger.filter(({ lineId }) => known.has(lineId));
  return { ...before, ...change, ledger, archivedAt, revision: before.revision + 1, updatedAt: at };
}

/** The months of a plan in order: `2026-01`, `2026-02` … */
export function monthsOf({ startsIn, months }: Pick<Plan, 'startsIn' | 'months'>): readonly string[] {
  const [year, month] = startsIn.split('-').map(Number) as [number, number];
  return Array.from({ length: months }, (_, n) => new Date(Date.UTC(year, month - 1 + n, 1)).toISOString().slice(0, 7));
}
