import { notApart, tooFew, type Refusal } from '../refusal.js';
import { CASES_PER_PREDICTOR, driversOf, MAX_PREDICTORS, type DriverAnalysis } from './drivers.js';

/** An answer with its score, and what else is known of it by the key of the predictor. */
export interface DriverCase {
  readonly outcome: number;
  readonly values: ReadonlyMap<string, number>;
}

/** Something that may go along with the score. */
export interface Candidate {
  readonly key: string;
  /** Answers that have it. */
  readonly n: number;
  /** Its mean over them; null without any. */
  readonly mean: number | null;
}

/** The drivers of a score, or why there are none. */
export interface DriverReport {
  readonly analysis: Extract<DriverAnalysis, { readonly kind: 'known' }> | null;
  readonly refusal: Refusal | null;
  /** The two keys that cannot be told apart, with their correlation. */
  readonly pair: { readonly keys: readonly [string, string]; readonly r: number } | null;
  /** What was compared. */
  readonly predictors: readonly string[];
  /** All that could be. */
  readonly candidates: readonly Candidate[];
  /** Answers with the score and all predictors, and those that lack one of them. */
  readonly n: number;
  readonly leftOut: number;
}

/** A predictor that is chosen without being asked for is known of at least this share of the answers. */
const USUAL_COVERAGE = 0.5;
const USUAL_PREDICTORS = 8;

/** What may go along with the score, by how many answers have it. */
export function candidatesOf(cases: readonly DriverCase[]): readonly Candidate[] {
  const sums = new Map<string, { n: number; sum: number }>();
  for (const { values } of cases)
    for (const [key, value] of values) {
      const found = sums.get(key) ?? { n: 0, sum: 0 };
      sums.set(key, { n: found.n + 1, sum: found.sum + value });
    }
  return [...sums]
    .map(([key, { n, sum }]) => ({ key, n, mean: n === 0 ? null : sum / n }))
    .toSorted((a, b) => b.n - a.n || (a.key < b.key ? -1 : 1));
}

/**
 * Analyses the drivers of a score. Without `wanted`, the predictors that at least half of the answers have, at most eight; those that never vary
 * are left out then. Answers that lack one are left out and counted.
 */
export function driverReport(cases: readonly DriverCase[], wanted?: readonly string[]): DriverReport {
  const candidates = candidatesOf(cases);
  const predictors = wanted ?? usualOf(cases, candidates);
  const complete = cases.filter(({ values }) => predictors.every((key) => values.has(key)));
  const base = { predictors, candidates, n: complete.length, leftOut: cases.length - complete.length, pair: null };
  if (predictors.length === 0)
    return {
      ...base,
      analysis: null,
      refusal:
        cases.length === 0
          ? tooFew('no_answers', CASES_PER_PREDICTOR, 0, 'No answers with this score in the period.')
          : notApart('no_predictors', 'Nothing else was asked that could go along with this score.'),
    };
  const rows = complete.map(({ values }) => predictors.map((key) => values.get(key)!));
  const analysis = driversOf(
    predictors,
    rows,
    complete.map(({ outcome }) => outcome),
  );
  if (analysis.kind === 'known') return { ...base, analysis, refusal: null };
  const pair = analysis.kind === 'collinear' ? { keys: analysis.pair, r: analysis.r } : null;
  return { ...base, analysis: null, refusal: refusalOf(analysis), pair };
}

function usualOf(cases: readonly DriverCase[], candidates: readonly Candidate[]): readonly string[] {
  return candidates
    .filter(({ key, n }) => n >= USUAL_COVERAGE * cases.length && varies(cases, key))
    .slice(0, USUAL_PREDICTORS)
    .map(({ key }) => key);
}

function varies(cases: readonly DriverCase[], key: string): boolean {
  const values = new Set(cases.flatMap(({ values: each }) => each.get(key) ?? []));
  return values.size > 1;
}

function refusalOf(analysis: Exclude<DriverAnalysis, { readonly kind: 'known' }>): Refusal {
  switch (analysis.kind) {
    case 'too_few':
      return tooFew(
        'too_few_answers',
        analysis.needed,
        analysis.n,
        `Each driver needs at least ${CASES_PER_PREDICTOR} answers: with fewer, chance would pick the winner.`,
      );
    case 'too_many_predictors':
      return notApart('too_many_predictors', `At most ${MAX_PREDICTORS} drivers can be compared; choose fewer.`);
    case 'constant':
      return notApart(
        analysis.key === null ? 'constant_outcome' : 'constant_predictor',
        'Something is the same in all answers, so nothing can go along with it.',
      );
    case 'collinear':
      return notApart(
        'collinear',
        `“${analysis.pair[0]}” and “${analysis.pair[1]}” move together (r = ${analysis.r.toFixed(2)} in ${analysis.n} answers): their shares would be made up. Leave one of them out.`,
      );
  }
}

/**
 * The day on which enough answers will be there at the present pace: `n` answers in `days`. Null if there are enough, if there is no pace, or if
 * it would take longer than two years.
 */
export function expectedDay(refusal: Refusal | null, days: number, now: Date): Date | null {
  if (refusal === null || refusal.needed === null || refusal.have === null || refusal.have === 0 || days <= 0)
    return null;
  const missing = refusal.needed - refusal.have;
  const wait = (missing * days) / refusal.have;
  return missing <= 0 || wait > 730 ? null : new Date(now.getTime() + wait * 86_400_000);
}
