import { student975, studentCdf, type Interval } from '@hearback/kernel';
import { cholesky, inverseDiagonal, solveCholesky } from '../numeric/linear.js';

/** A coefficient of a linear regression. */
export interface Coefficient {
  readonly estimate: number;
  readonly standardError: number;
  /** 95 % by Student's t. */
  readonly interval: Interval;
  /** Two-sided. */
  readonly p: number;
}

/** A linear regression with an intercept. */
export interface LeastSquares {
  readonly n: number;
  readonly intercept: Coefficient;
  /** In the order of the columns. */
  readonly slopes: readonly Coefficient[];
  /** Share of the variance of y that the columns explain, 0 to 1. */
  readonly rSquared: number;
}

/**
 * Ordinary least squares of `y` on the columns of `rows` (n rows of k numbers). Null if a column depends on others, if y does not vary, or for
 * n ≤ k + 1.
 */
export function leastSquares(rows: readonly (readonly number[])[], y: readonly number[]): LeastSquares | null {
  const n = y.length;
  const k = rows[0]?.length ?? 0;
  const df = n - k - 1;
  if (df <= 0) return null;
  const means = columnMeans(rows, k);
  const mean = y.reduce((sum, value) => sum + value, 0) / n;
  const centred = rows.map((row) => row.map((value, i) => value - means[i]!));
  const xx = Array.from({ length: k }, (_, i) =>
    Array.from({ length: k }, (_value, j) => centred.reduce((sum, row) => sum + row[i]! * row[j]!, 0)),
  );
  const xy = Array.from({ length: k }, (_, i) => centred.reduce((sum, row, at) => sum + row[i]! * (y[at]! - mean), 0));
  const total = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const l = cholesky(xx);
  if (l === null || total === 0) return null;
  const slopes = solveCholesky(l, xy);
  const residual = centred.reduce(
    (sum, row, at) => sum + (y[at]! - mean - row.reduce((fit, value, i) => fit + value * slopes[i]!, 0)) ** 2,
    0,
  );
  const variance = residual / df;
  const coefficient = (estimate: number, standardError: number): Coefficient => {
    const half = student975(df) * standardError;
    const p = standardError === 0 ? 0 : 2 * studentCdf(-Math.abs(estimate / standardError), df);
    return { estimate, standardError, interval: { low: estimate - half, high: estimate + half }, p };
  };
  const errors = inverseDiagonal(l).map((diagonal) => Math.sqrt(variance * diagonal));
  const projected = solveCholesky(l, means);
  const leverage = 1 / n + means.reduce((sum, value, i) => sum + value * projected[i]!, 0);
  const intercept = mean - means.reduce((sum, value, i) => sum + value * slopes[i]!, 0);
  return {
    n,
    intercept: coefficient(intercept, Math.sqrt(variance * leverage)),
    slopes: slopes.map((slope, i) => coefficient(slope, errors[i]!)),
    rSquared: 1 - residual / total,
  };
}

function columnMeans(rows: readonly (readonly number[])[], k: number): readonly number[] {
  return Array.from({ length: k }, (_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length);
}
