import { Z95 } from '@hearback/kernel';
import { normalCdf } from '../normal.js';

/** A centre with its standard error; null below two values. */
export interface Centre {
  readonly value: number;
  readonly standardError: number | null;
}

/** Mean and s/√n; null without values. */
export function meanCentre(values: readonly number[]): Centre | null {
  const n = values.length;
  if (n === 0) return null;
  const value = values.reduce((sum, each) => sum + each, 0) / n;
  if (n < 2) return { value, standardError: null };
  const squares = values.reduce((sum, each) => sum + (each - value) ** 2, 0);
  return { value, standardError: Math.sqrt(squares / (n - 1) / n) };
}

/**
 * Median, and its standard error from the order statistics around it (Price and Bonett, Estimating the variance of the sample median, Journal of
 * Statistical Computation and Simulation 68, 2001), which needs no shape of the distribution; null without values.
 */
export function medianCentre(values: readonly number[]): Centre | null {
  const n = values.length;
  if (n === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(n / 2);
  const value = n % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
  if (n < 5) return { value, standardError: null };
  const c = Math.max(1, Math.round((n + 1) / 2 - Math.sqrt(n)));
  return { value, standardError: (sorted[n - c]! - sorted[c - 1]!) / (2 * widthOf(n, c)) };
}

const widths = new Map<number, number>();

/** Half the distance of the two order statistics in standard errors; it depends on n alone. */
function widthOf(n: number, c: number): number {
  const known = widths.get(n) ?? -quantileOfTail(binomialUpTo(n, c - 1));
  widths.set(n, known);
  return known;
}

/** P(X ≤ k) of a fair binomial; by the normal approximation with continuity correction beyond 1,000. */
function binomialUpTo(n: number, k: number): number {
  if (n > 1_000) return normalCdf((k + 0.5 - n / 2) / (Math.sqrt(n) / 2));
  let term = 0.5 ** n;
  let sum = term;
  for (let i = 1; i <= k; i += 1) {
    term *= (n - i + 1) / i;
    sum += term;
  }
  return sum;
}

/** z with Φ(z) = p, by bisection; p ≤ ½. */
function quantileOfTail(p: number): number {
  let [low, high] = [-10, 0];
  if (p <= 0) return -Z95;
  while (high - low > 1e-10) {
    const middle = (low + high) / 2;
    if (normalCdf(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
