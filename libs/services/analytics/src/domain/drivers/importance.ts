import { SINGULAR, type Matrix } from '../numeric/linear.js';

/** Correlations of k predictors with each other, and with what they are to explain. */
export interface Correlations {
  readonly predictors: Matrix;
  readonly target: readonly number[];
}

/** Answers by row: the predictors, and the score in the last column. */
export interface Table {
  /** All rows one after the other. */
  readonly values: Float64Array;
  readonly n: number;
  /** Columns: one more than there are predictors. */
  readonly width: number;
}

/** Puts predictors and scores side by side. */
export function tableOf(rows: readonly (readonly number[])[], scores: readonly number[]): Table {
  const width = rows[0]!.length + 1;
  const values = new Float64Array(rows.length * width);
  for (const [at, row] of rows.entries()) values.set([...row, scores[at]!], at * width);
  return { values, n: rows.length, width };
}

/**
 * Pearson correlations of the predictors with each other and of each with the score. `predictorsAt` and `scoresAt` say which rows the two are taken
 * from, n each (repeated ones count as often): the same to resample answers, different ones to deal the scores out by chance. Null if something does
 * not vary.
 */
export function correlations(
  { values, width }: Table,
  predictorsAt: ArrayLike<number>,
  scoresAt: ArrayLike<number> = predictorsAt,
): Correlations | null {
  const k = width - 1;
  const n = predictorsAt.length;
  // Plain loops: drivers are resampled hundreds of times.
  const cell = (at: number, i: number) => values[(i === k ? scoresAt[at]! : predictorsAt[at]!) * width + i]!;
  const means = new Float64Array(width);
  for (let at = 0; at < n; at += 1) for (let i = 0; i < width; i += 1) means[i]! += cell(at, i);
  for (let i = 0; i < width; i += 1) means[i]! /= n;
  const moments = new Float64Array(width * width);
  const deviations = new Float64Array(width);
  for (let at = 0; at < n; at += 1)
    for (let i = 0; i < width; i += 1) {
      const d = cell(at, i) - means[i]!;
      deviations[i] = d;
      for (let j = 0; j <= i; j += 1) moments[i * width + j]! += d * deviations[j]!;
    }
  for (let i = 0; i < width; i += 1) if (!(moments[i * width + i]! > 1e-12 * n)) return null;
  const r = (i: number, j: number): number =>
    moments[Math.max(i, j) * width + Math.min(i, j)]! / Math.sqrt(moments[i * width + i]! * moments[j * width + j]!);
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
  const explained = explainedBySubset(predictors, target);
  if (explained === null) return null;
  const weights = Array.from({ length: k }, (_, size) => 1 / (k * choose(k - 1, size)));
  const shares = new Float64Array(k);
  for (let subset = 0; subset < 1 << k; subset += 1) {
    const weight = weights[bits(subset)]!;
    for (let i = 0; i < k; i += 1)
      if ((subset & (1 << i)) === 0) shares[i]! += weight * (explained[subset | (1 << i)]! - explained[subset]!);
  }
  return [...shares];
}

/**
 * R² of each set of predictors (bits of the index): rᵀR⁻¹r. A set takes the Cholesky factor of the set without its last predictor, and one more row.
 * Null if the predictors of a set depend on each other.
 */
function explainedBySubset(predictors: Matrix, target: readonly number[]): Float64Array | null {
  const k = target.length;
  const explained = new Float64Array(1 << k);
  const factor = new Float64Array(k * k);
  const chosen = new Int32Array(k);
  /** L⁻¹r of the set. */
  const solved = new Float64Array(k);
  const add = (subset: number, size: number, first: number): boolean => {
    for (let next = first; next < k; next += 1) {
      const row = predictors[next]!;
      let pivot = row[next]!;
      let rest = target[next]!;
      for (let i = 0; i < size; i += 1) {
        let sum = row[chosen[i]!]!;
        for (let j = 0; j < i; j += 1) sum -= factor[size * k + j]! * factor[i * k + j]!;
        const value = sum / factor[i * k + i]!;
        factor[size * k + i] = value;
        pivot -= value * value;
        rest -= value * solved[i]!;
      }
      if (pivot <= SINGULAR * row[next]!) return false;
      factor[size * k + size] = Math.sqrt(pivot);
      solved[size] = rest / factor[size * k + size]!;
      chosen[size] = next;
      const larger = subset | (1 << next);
      explained[larger] = explained[subset]! + solved[size] ** 2;
      if (!add(larger, size + 1, next + 1)) return false;
    }
    return true;
  };
  return add(0, 0, 0) ? explained : null;
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
