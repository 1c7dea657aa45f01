import { MIN_RELIABLE_ANSWERS, MIN_VERDICT_ANSWERS } from '../measure.js';
import { LEVEL } from '../significance.js';
import { CALIPER, match, type Caliper, type FollowedScore, type Matched } from './match.js';
import { expectedNext, pairedDifference, repeatCorrelation, type PairedDifference } from './paired-difference.js';

/** What following up did to the next score, or why that cannot be known. */
export type LoopEffect =
  | {
      readonly kind: 'known';
      readonly difference: PairedDifference;
      /** The customers who were compared, with their controls. */
      readonly matched: Matched;
      /** Followed up, but without anybody like them who was not. */
      readonly unmatched: number;
      readonly verdict: 'better' | 'worse' | 'no_clear_change';
      /** At least 30 pairs. */
      readonly reliable: boolean;
      readonly regression: Regression | null;
    }
  | { readonly kind: 'too_few'; readonly pairs: number; readonly needed: number; readonly unmatched: number };

/** What the scores of those followed up would have become by themselves, by how scores of others repeat; null if that is not known. */
export interface Regression {
  /** Correlation of a score with the next one, of those not followed up. */
  readonly correlation: number;
  /** Their mean first score. */
  readonly mean: number;
  /** Expected change of those followed up, had nothing been done. */
  readonly expectedChange: number;
}

/**
 * Compares the next score of customers who were followed up (`treated`) with that of matched customers who were not, as a difference in differences.
 * `level`: of interval and verdict; 5 % divided by the number of comparisons in a table (Bonferroni).
 * What makes staff follow up one customer and not another, other than score, segment and time, is not accounted for.
 */
export function loopEffect(
  treated: readonly FollowedScore[],
  untreated: readonly FollowedScore[],
  { level = LEVEL, caliper = CALIPER }: { readonly level?: number; readonly caliper?: Caliper } = {},
): LoopEffect {
  const matched = match(treated, untreated, caliper);
  const difference = pairedDifference(matched.treated, matched.controls, level);
  if (difference === null || difference.pairs < MIN_VERDICT_ANSWERS)
    return {
      kind: 'too_few',
      pairs: matched.treated.length,
      needed: MIN_VERDICT_ANSWERS,
      unmatched: matched.unmatched,
    };
  return {
    kind: 'known',
    difference,
    matched,
    unmatched: matched.unmatched,
    verdict: verdictOf(difference, level),
    reliable: difference.pairs >= MIN_RELIABLE_ANSWERS,
    regression: regressionOf(matched.treated, untreated),
  };
}

/** Both the interval and p must exclude "no effect", so that a verdict never contradicts what is shown beside it. */
function verdictOf({ interval, p, effect }: PairedDifference, level: number): 'better' | 'worse' | 'no_clear_change' {
  if (p >= level || (interval.low <= 0 && interval.high >= 0)) return 'no_clear_change';
  return effect > 0 ? 'better' : 'worse';
}

function regressionOf(treated: readonly FollowedScore[], untreated: readonly FollowedScore[]): Regression | null {
  const correlation = repeatCorrelation(untreated);
  if (correlation === null) return null;
  const mean = untreated.reduce((sum, { first }) => sum + first, 0) / untreated.length;
  const expected = treated.map(({ first }) => expectedNext(first, mean, correlation) - first);
  return {
    correlation,
    mean,
    expectedChange: expected.reduce((sum, change) => sum + change, 0) / treated.length,
  };
}
