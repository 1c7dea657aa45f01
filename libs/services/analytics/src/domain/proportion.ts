import { wilson, Z95, type Interval } from '@hearback/kernel';
import { twoSidedP } from './normal.js';

/** A test of the difference of two independent shares, later minus earlier. */
export interface ShareTest {
  /** The difference divided by its pooled standard error; null if that is 0 (no hits or only hits on both sides). */
  readonly z: number | null;
  /** Two-sided p value; 1 if z is null. */
  readonly p: number;
}

/** Wald's interval of a share, not clamped; of width 0 at 0 and n hits. For comparison with other tools only. */
export function waldShare(hits: number, n: number, z = Z95): Interval | null {
  if (n === 0) return null;
  const p = hits / n;
  const half = z * Math.sqrt((p * (1 - p)) / n);
  return { low: p - half, high: p + half };
}

/** Newcombe's hybrid score interval (1998, method 10) of `hits1/n1 − hits2/n2`, as shares; null if a side is empty. */
export function newcombe(hits1: number, n1: number, hits2: number, n2: number, z = Z95): Interval | null {
  const first = wilson(hits1, n1, z);
  const second = wilson(hits2, n2, z);
  if (first === null || second === null) return null;
  const p1 = hits1 / n1;
  const p2 = hits2 / n2;
  const d = p1 - p2;
  return {
    low: d - Math.hypot(p1 - first.low, second.high - p2),
    high: d + Math.hypot(first.high - p1, p2 - second.low),
  };
}

/** Pooled two-proportion z test of `hits1/n1 − hits2/n2`, two-sided; null where a side is empty. */
export function twoProportions(hits1: number, n1: number, hits2: number, n2: number): ShareTest | null {
  if (n1 === 0 || n2 === 0) return null;
  const pooled = (hits1 + hits2) / (n1 + n2);
  const se = Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
  if (se === 0) return { z: null, p: 1 };
  const z = (hits1 / n1 - hits2 / n2) / se;
  return { z, p: twoSidedP(z) };
}
