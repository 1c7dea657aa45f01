import { cholesky, solveCholesky, type Matrix } from '../numeric/linear.js';

/** Correlations of k predictors with each other, and with what they are to explain. */
export interface Correlations {
  readonly predictors: Matrix;
  readonly target: readonly number[];
}

/**
 * Pearson correlations of the columns of `rows` and of each with `y`, over the rows at `indices` (repeated ones count as often). Null if something
 * does not vary.
 */
export function correlations(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  indices: readonly number[],
): Correlations | null {
  const k = rows[0]!.length;
  const n = indices.length;
  const means = new Float64Array(k + 1);
  for (const at of indices) {
    const row = rows[at]!;
    for (let i = 0; i < k; i += 1) means[i]! += row[i]! / n;
    means[k]! += y[at]! / n;
  }
  // Plain loops: drivers are resampled thousands of times.
  const moments = Array.from({ length: k + 1 }, () => new Float64Array(k + 1));
  const deviations = new Float64Array(k + 1);
  for (const at of indices) {
    const row = rows[at]!;
    for (let i = 0; i < k; i += 1) deviations[i] = row[i]! - means[i]!;
    deviations[k] = y[at]! - means[k]!;
    for (let i = 0; i <= k; i += 1) {
      const own = moments[i]!;
      const d = deviations[i]!;
      for (let j = 0; j <= i; j += 1) own[j]! += d * deviations[j]!;
    }
  }
  if (moments.some((row, i) => !(row[i]! > 1e-12 * n))) return null;
  const r = (i: number, j: number): number => {
    const [a, b] = i > j ? [i, j] : [j, i];
    return moments[a]![b]! / Math.sqrt(moments[a]![a]! * moments[b]![b]!);
  };
  return {
    predictors: Array.from({ length: k }, (_, i) => Array.from({ length: k }, (_value, j) => r(i, j))),
    target: Array.from({ length: k }, (_, i) => r(i, k)),
  };
}

/**
 * Shares of R² by Shapley's value (Lindeman, Merenda, Gold 1980): the mean gain of each predictor over all orders in which they may be added. They add
 * up to R² and are fair to predictors that go together. Null if predictors depend on each other. Takes 2ᵏ solutions for k predictors.
 */
export function shapleyShares({ predictors, target }: Correlations): readonly number[] | null {
  const k = target.length;
  const explained = new Float64Array(1 << k);
  for (let subset = 1; subset < 1 << k; subset += 1) {
    const value = rSquaredOf(subset, predictors, target);
    if (value === null) return null;
    explained[subset] = value;
  }
  const weights = Array.from({ length: k }, (_, size) => 1 / (k * choose(k - 1, size)));
  return target.map((_, i) => {
    let share = 0;
    for (let subset = 0; subset < 1 << k; subset += 1)
      if ((subset & (1 << i)) === 0)
        share += weights[bits(subset)]! * (explained[subset | (1 << i)]! - explained[subset]!);
    return share;
  });
}

/** R² of the predictors in the subset: rᵀR⁻¹r. */
function rSquaredOf(subset: number, predictors: Matrix, target: readonly number[]): number | null {
  const chosen = target.map((_, i) => i).filter((i) => (subset & (1 << i)) !== 0);
  const l = cholesky(chosen.map((i) => chosen.map((j) => predictors[i]![j]!)));
  if (l === null) return null;
  const r = chosen.map((i) => target[i]!);
  const beta = solveCholesky(l, r);
  return r.reduce((sum, value, i) => sum + value * beta[i]!, 0);
}

function bits(value: number): number {
  let count = 0;
  for (let rest = value; rest > 0; rest &= rest - 1) count += 1;
  return count;
}

function choose(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i += 1) result = (result * (n - k + i)) / i;
  return result;
}
