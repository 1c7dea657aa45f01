import { studentCdf } from '@hearback/kernel';

/** The quantile of Student's t at `probability` (above 0.5 and below 1) for `df` ≥ 1, by bisection; exact to 1e-10. */
export function studentQuantile(probability: number, df: number): number {
  let [low, high] = [0, 2];
  while (studentCdf(high, df) < probability) [low, high] = [high, high * 2];
  while (high - low > 1e-10) {
    const middle = (low + high) / 2;
    if (studentCdf(middle, df) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
