/** The sum; null if one of the numbers is not known. */
export function sumOf(numbers: readonly (number | null)[]): number | null {
  return numbers.reduce<number | null>((sum, n) => (sum === null || n === null ? null : sum + n), 0);
}

/** The greatest age; null if none is known. */
export function oldestOf(parts: readonly { readonly oldest_seconds: number | null }[]): number | null {
  const ages = parts.flatMap(({ oldest_seconds: seconds }) => seconds ?? []);
  return ages.length === 0 ? null : Math.max(...ages);
}
