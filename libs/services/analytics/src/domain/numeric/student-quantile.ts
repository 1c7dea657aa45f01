import { studentCdf } from '@hearback/kernel';

/** Reports ask for the same few quantiles again and again. */
const MAX_KNOWN = 1_000;
const known = new Map<string, number>();

/** The quantile of Student's t at `probability` (above 0.5 and below 1) for `df` ≥ 1, by bisection; exact to 1e-10. */
export function studentQuantile(probability: number, df: number): number {
  const key = `${probability} ${df}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  let [low, high] = [0, 2];
  while (studentCdf(high, df) < probability) [low, high] = [high, high * 2];
  while (high - low > 1e-10) {
    const middle = (low + high) / 2;
    if (studentCdf(middle, df) < probability) low = middle;
    else high = middle;
  }
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(key, (low + high) / 2);
  return (low + high) / 2;
}
