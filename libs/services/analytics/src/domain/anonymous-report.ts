import type { Comparison } from './comparison.js';
import { judge, periodPair } from './judgement.js';
import { readingOf, type Reading } from './measure.js';
import { parseMethod, type Method } from './method.js';
import type { ScoreCounts } from './scores.js';

/** Fewest people of whom a number is shown, and fewest whose comments are; `responses` has left out the rest. */
export const MIN_PEOPLE = 5;
export const MIN_COMMENTS = 8;

/** A closed period of an anonymous survey. It was published once and never changes. */
export interface AnonymousReport {
  readonly id: string;
  readonly surveyId: string;
  readonly audience: string;
  readonly period: string;
  /** Days in the time zone of the workspace; `to` is the day after the last. */
  readonly from: string;
  readonly to: string;
  /** Null: fewer than five, and nothing is shown. */
  readonly people: number | null;
  readonly content: {
    readonly measures: readonly ReportedMeasure[];
    readonly dimensions: readonly ReportedDimension[];
    readonly comments: readonly { readonly question: string; readonly texts: readonly string[] | null }[];
  };
  readonly closedAt: Date;
}

export interface ReportedMeasure {
  readonly question: string;
  readonly method: string;
  readonly counts: ScoreCounts | null;
}

export interface ReportedDimension {
  readonly question: string;
  readonly shown: boolean;
  readonly cells: readonly {
    readonly choice: string | null;
    readonly people: number | null;
    readonly counts: readonly (ScoreCounts | null)[];
  }[];
}

/** A number of a report; the reading is null if it is not shown. */
export interface AnonymousNumber {
  readonly question: string;
  readonly method: Method;
  /** `enps` for the recommendation of employees: computed as NPS and never counted with that of customers. */
  readonly metric: Method['metric'] | 'enps';
  readonly reading: Reading | null;
}

/** The number of each measure of the report; methods that this release does not know are left out. */
export function numbersOf(
  { audience, content }: AnonymousReport,
  countsOf: (index: number) => ScoreCounts | null,
): readonly AnonymousNumber[] {
  return content.measures.flatMap(({ question, method: version }, index) => {
    const method = parseMethod(version);
    if (method === undefined) return [];
    const counts = countsOf(index);
    const metric = method.metric === 'nps' && audience === 'employees' ? 'enps' : method.metric;
    return [{ question, method, metric, reading: counts && readingOf(method, counts) }];
  });
}

/**
 * How the numbers of everybody changed since the period before, judged together. Undefined for a number that either period does not
 * show. Both are shown, so their difference tells nothing new.
 */
export function changesSince(report: AnonymousReport, before: AnonymousReport): ReadonlyMap<string, Comparison> {
  const earlier = new Map(totalsOf(before).map((number) => [keyOf(number), number.reading]));
  const pairs = totalsOf(report).flatMap((number) => {
    const was = earlier.get(keyOf(number));
    if (number.reading === null || was === null || was === undefined) return [];
    return [{ question: number.question, pair: periodPair(number.method, number.reading, was, null) }];
  });
  const { each } = judge(pairs.map(({ pair }) => pair));
  return new Map(pairs.map(({ question }, i) => [question, each[i]!]));
}

/** The numbers of everybody. */
export function totalsOf(report: AnonymousReport): readonly AnonymousNumber[] {
  return numbersOf(report, (index) => report.content.measures[index]!.counts);
}

function keyOf({ question, method }: AnonymousNumber): string {
  return `${question} ${method.version}`;
}
