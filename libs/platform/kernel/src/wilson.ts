/** An interval in the unit of what was measured, or of shares (0 to 1) where a function says so. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Φ⁻¹(0.975): half the width of a 95 % interval, in standard errors. With 1.96, Wilson intervals would differ in the sixth decimal. */
export const Z95 = 1.959963984540054;

/**
 * Wilson's score interval of the share `hits / n` (Wilson 1927; rossmanchance.com/applets/CIformulas.htm), as shares from
 * 0 to 1; null for n = 0. At 0 and at n hits the bound is set to exactly 0 and 1, because floating point gives 2.8e-17 for 0 of 10.
 */
export function wilson(hits: number, n: number, z = Z95): Interval | null {
  if (n === 0) return null;
  const p = hits / n;
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n));
  return { low: hits === 0 ? 0 : centre - half, high: hits === n ? 1 : centre + half };
}
