import { Z95, type Interval } from '@hearback/kernel';
import { twoSidedP } from './normal.js';
import { answersBetween, type ScoreCounts } from './scores.js';

const { hypot, max, min, sqrt } = Math;

/** Answers to an NPS question by kind: promoters 9–10, passives 7–8, detractors 0–6 (Reichheld 2003). */
export interface NpsCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** The Net Promoter Score, in points from −100 to 100. */
export interface Nps {
  readonly score: number;
  /** p + d − (p − d)² of the shares: the variance of one answer worth +1, 0 or −1. */
  readonly variance: number;
  /** √(variance / n), in points. */
  readonly standardError: number;
}

/** The difference of two independent NPS in points, later minus earlier. */
export interface NpsDifference {
  readonly difference: number;
  readonly standardError: number;
  readonly interval: Interval;
  /** Null if neither side varies. */
  readonly z: number | null;
  /** Two-sided. Where z is null: 1 for no difference, 0 otherwise. */
  readonly p: number;
}

/** Promoters, passives and detractors of scores from 0 to 10. */
export function npsCounts(counts: ScoreCounts): NpsCounts {
  return {
    promoters: answersBetween(counts, 9, 10),
    passives: answersBetween(counts, 7, 8),
    detractors: answersBetween(counts, 0, 6),
  };
}

/** The number of answers, n. */
export function npsAnswers(counts: NpsCounts): number {
  return counts.promoters + counts.passives + counts.detractors;
}

/** NPS = 100·(P − D)/n with its standard error (trinomial); null for n = 0. */
export function nps(counts: NpsCounts): Nps | null {
  const n = npsAnswers(counts);
  if (n === 0) return null;
  const p = counts.promoters / n;
  const d = counts.detractors / n;
  const variance = p + d - (p - d) ** 2;
  const score = (100 * (counts.promoters - counts.detractors)) / n;
  return { score, variance, standardError: 100 * sqrt(variance / n) };
}

/** Wald's interval, not clamped: 9/1/0 reaches 108.6 and 0/0/5 has width 0. For comparison with other tools only. */
export function npsWald(counts: NpsCounts, z = Z95): Interval | null {
  const value = nps(counts);
  if (value === null) return null;
  return { low: value.score - z * value.standardError, high: value.score + z * value.standardError };
}

/**
 * The adjusted Wald interval (Rocks 2016, The American Statistician; measuringu.com/nps-confidence-intervals): adds three answers:
 * ¾ of a promoter, 1½ passives, ¾ of a detractor. `centre` and `standardError` are those of the adjusted sample; the interval is
 * clamped to ±100. Null for n = 0.
 */
export function npsAdjustedWald(
  counts: NpsCounts,
  z = Z95,
): { readonly centre: number; readonly standardError: number; readonly interval: Interval } | null {
  if (npsAnswers(counts) === 0) return null;
  const adjusted = npsAdjusted(counts);
  const half = z * adjusted.standardError;
  return {
    centre: adjusted.score,
    standardError: adjusted.standardError,
    interval: { low: max(-100, adjusted.score - half), high: min(100, adjusted.score + half) },
  };
}

/** The NPS of the adjusted sample; its variance is never 0. */
export function npsAdjusted(counts: NpsCounts): Nps {
  const adjusted = {
    promoters: counts.promoters + 0.75,
    passives: counts.passives + 1.5,
    detractors: counts.detractors + 0.75,
  };
  return nps(adjusted) as Nps;
}

/** `later` minus `earlier` for two independent groups of people; null if one is empty. */
export function npsDifference(later: NpsCounts, earlier: NpsCounts, z95 = Z95): NpsDifference | null {
  const a = nps(later);
  const b = nps(earlier);
  if (a === null || b === null) return null;
  const difference = a.score - b.score;
  const standardError = hypot(a.standardError, b.standardError);
  const interval = { low: difference - z95 * standardError, high: difference + z95 * standardError };
  if (standardError === 0) return { difference, standardError, interval, z: null, p: difference === 0 ? 1 : 0 };
  const z = difference / standardError;
  return { difference, standardError, interval, z, p: twoSidedP(z) };
}
