import type { ScenarioEvidence } from '../scenario-content.js';

/** The texts of the page about a scenario in one language. `months` is a whole number from 1. */
export interface ScenarioWords {
  /** The lead sentence, by what it rests on. */
  readonly pays: Readonly<Record<ScenarioEvidence, (months: number) => string>>;
  readonly never: (months: number) => string;
  readonly measuredLoses: string;
  readonly measuredPays: (months: number) => string;
  /** Why there is no return, by the code of the API. */
  readonly refusals: Readonly<Record<'no_lines' | 'no_cost', string>>;
  readonly period: (name: string, months: number, from: string) => string;
  readonly net: (months: number) => string;
  readonly gross: string;
  readonly presentValue: (rate: string) => string;
  readonly payback: string;
  readonly share: string;
  /** Amounts of time, as the ends of a factor. */
  readonly minutes: (value: string) => string;
  readonly hours: (value: string) => string;
  readonly byEvidence: string;
  readonly upTo: Readonly<Record<ScenarioEvidence, string>>;
  readonly grossOf: (gross: string) => string;
  readonly allCosts: string;
  readonly lines: string;
  readonly onlyMargin: string;
  readonly line: string;
  readonly evidence: string;
  readonly evidences: Readonly<Record<ScenarioEvidence, string>>;
  readonly aMonth: string;
  readonly total: (months: number) => string;
  readonly once: string;
  /** Lines that the page has no room for, in one row. */
  readonly more: (count: number) => string;
  readonly sum: (benefit: string, cost: string) => string;
  readonly unpriced: (names: string) => string;
  readonly hangsOn: string;
  readonly hangsOnHow: string;
  readonly plan: (net: string) => string;
  readonly margin: string;
  readonly reuse: string;
  readonly counted: string;
  readonly methods: (rate: string) => string;
  readonly made: (time: string) => string;
}
