import { Z95 } from '@hearback/kernel';
import { normalQuantile, Z_POWER_80 } from './normal.js';

/** Answers needed for an interval of ± `margin` around a value of this variance (shares: 0.1 is ten points): z²v/m², rounded up. */
export function answersForMargin(variance: number, margin: number): number {
  return Math.ceil((Z95 * Z95 * variance) / (margin * margin));
}

/** Minimum detectable change between two periods of n answers each, with 80 % power at 5 %, two-sided; null for n = 0. */
export function detectableChange(variance: number, n: number): number | null {
  return n === 0 ? null : (Z95 + Z_POWER_80) * Math.sqrt((2 * variance) / n);
}

/** Answers needed in each of two periods to detect this change with 80 % power at 5 %, two-sided; null for no change. */
export function answersForChange(variance: number, change: number): number | null {
  return change === 0 ? null : Math.ceil((2 * variance * (Z95 + Z_POWER_80) ** 2) / (change * change));
}

/**
 * Answers that the later of two periods needs in total, with the earlier one as it is, to confirm `change` with 80 % power at a
 * two-sided `level`: k²v₂ / (change² − k²v₁/n₁), rounded up; null where no number is enough.
 */
export function answersForDifference(
  earlier: { readonly variance: number; readonly n: number },
  laterVariance: number,
  change: number,
  level: number,
): number | null {
  const k = normalQuantile(1 - level / 2) + Z_POWER_80;
  const room = change * change - (k * k * earlier.variance) / earlier.n;
  return room <= 0 ? null : Math.ceil((k * k * laterVariance) / room);
}

/** Answers needed per group to distinguish two shares with 80 % power at 5 %, two-sided (pooled z test); null for equal shares. */
export function answersPerArm(p1: number, p2: number): number | null {
  if (p1 === p2) return null;
  const pooled = (p1 + p2) / 2;
  const sum = Z95 * Math.sqrt(2 * pooled * (1 - pooled)) + Z_POWER_80 * Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2));
  return Math.ceil((sum * sum) / (p1 - p2) ** 2);
}

/**
 * Cochran's sample size for a share within ± `margin`: z²p(1 − p)/e², for a base of `population` people
 * n₀/(1 + (n₀ − 1)/N); rounded up. For estimates only; comparisons need `answersForChange`.
 */
export function cochran(margin: number, share = 0.5, population = Number.POSITIVE_INFINITY): number {
  const n0 = (Z95 * Z95 * share * (1 - share)) / (margin * margin);
  return Math.ceil(n0 / (1 + (n0 - 1) / population));
}

/** Finite population correction √((N − n)/(N − 1)) of a standard error; valid only if the n of N people are a random sample. */
export function finitePopulationFactor(n: number, population: number): number {
  if (population <= 1 || n >= population) return 0;
  return Math.sqrt((population - n) / (population - 1));
}

/** Bounds of the NPS of all `population` people, in points, for any opinions of those who did not answer. */
export function nonResponseBounds(
  promoters: number,
  detractors: number,
  n: number,
  population: number,
): { readonly low: number; readonly high: number } {
  const nonRespondents = population - n;
  return {
    low: (100 * (promoters - detractors - nonRespondents)) / population,
    high: (100 * (promoters + nonRespondents - detractors)) / population,
  };
}
