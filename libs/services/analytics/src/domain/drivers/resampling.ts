/** Steps that all resamples together may take: less than a quarter of a second. */
const BUDGET = 10_000_000;
const FEWEST = 200;
const MOST = 500;

/** How often the scores are dealt out by chance: enough for a 95th percentile. */
export const CHANCES = 200;

/** How often n answers with k predictors are resampled: as often as the time allows, 200 to 500 times. */
export function resamplesFor(n: number, k: number, takesSubsets: boolean): number {
  const steps = (n * (k + 1) ** 2) / 2 + (takesSubsets ? (2 ** k * k ** 3) / 6 : 20 * k ** 3);
  return Math.min(MOST, Math.max(FEWEST, Math.floor(BUDGET / steps)));
}

/** The value below which this share of the values lies; undefined without values. */
export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

/** A random order (Fisher and Yates). */
export function shuffled(values: readonly number[], random: () => number): readonly number[] {
  const result = [...values];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
