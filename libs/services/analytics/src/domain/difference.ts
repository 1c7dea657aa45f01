import { type Interval } from '@hearback/kernel';
import { npsAdjusted, type NpsCounts } from './nps.js';

const { hypot, max, min, sqrt } = Math;

/**
 * Interval of the difference of two NPS in points, later minus earlier: Wald's, of the samples with three more answers each (¾
 * promoter, 1½ passives, ¾ detractor), so that a side whose answers agree has a variance too. Clamped to ±200.
 */
export function npsDifferenceInterval(later: NpsCounts, earlier: NpsCounts, z: number): Interval {
  const [a, b] = [npsAdjusted(later), npsAdjusted(earlier)];
  return clamped(a.score - b.score, z * hypot(a.standardError, b.standardError), 200);
}

/**
 * Agresti and Caffo's interval (2000) of `hits1/n1 − hits2/n2` in percentage points: Wald's, of the samples with one more hit and
 * one more miss each. Clamped to ±100.
 */
export function agrestiCaffo(hits1: number, n1: number, hits2: number, n2: number, z: number): Interval {
  const [p1, p2] = [(hits1 + 1) / (n1 + 2), (hits2 + 1) / (n2 + 2)];
  const half = z * sqrt((p1 * (1 - p1)) / (n1 + 2) + (p2 * (1 - p2)) / (n2 + 2));
  return clamped(100 * (p1 - p2), 100 * half, 100);
}

/** The smallest interval that contains both: a value outside of its own interval would be read as an error. */
export function including(interval: Interval, value: number): Interval {
  return { low: min(interval.low, value), high: max(interval.high, value) };
}

function clamped(centre: number, half: number, limit: number): Interval {
  return { low: max(-limit, centre - half), high: min(limit, centre + half) };
}
