import { cholesky, solveCholesky } from '../numeric/linear.js';

/** A logistic regression over features on their own scales. */
export interface LogisticModel {
  readonly intercept: number;
  /** By feature, for one standard deviation of it. */
  readonly weights: readonly number[];
  readonly means: readonly number[];
  /** Standard deviations; 1 for a feature that does not vary, whose weight is 0. */
  readonly deviations: readonly number[];
}

/** Strength of the ridge on standardised weights: it keeps them finite where a feature separates the classes. */
const RIDGE = 1;
const MAX_ROUNDS = 50;

/** Fits by iteratively reweighted least squares with a ridge (intercept free). `outcomes` are 0 or 1, one for each row of features. */
export function fitLogistic(rows: readonly (readonly number[])[], outcomes: readonly number[]): LogisticModel {
  const { means, deviations } = scalesOf(rows);
  const scaled = rows.map((row) => [1, ...standardised(row, means, deviations)]);
  const size = means.length + 1;
  let beta: readonly number[] = Array.from({ length: size }, () => 0);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const gradient = beta.map((b, i) => (i === 0 ? 0 : -RIDGE * b));
    const hessian = beta.map((_, i) => beta.map((_value, j) => (i === j && i > 0 ? RIDGE : 0)));
    for (const [at, row] of scaled.entries()) {
      const p = sigmoid(dot(row, beta));
      const weight = Math.max(p * (1 - p), 1e-9);
      for (let i = 0; i < size; i += 1) {
        gradient[i]! += (outcomes[at]! - p) * row[i]!;
        for (let j = 0; j <= i; j += 1) hessian[i]![j]! += weight * row[i]! * row[j]!;
      }
    }
    for (let i = 0; i < size; i += 1) for (let j = i + 1; j < size; j += 1) hessian[i]![j] = hessian[j]![i]!;
    const step = solveCholesky(cholesky(hessian)!, gradient);
    beta = beta.map((b, i) => b + step[i]!);
    if (Math.max(...step.map(Math.abs)) < 1e-8) break;
  }
  return { intercept: beta[0]!, weights: beta.slice(1), means, deviations };
}

/** The probability of the outcome, from 0 to 1. */
export function probabilityOf(model: LogisticModel, row: readonly number[]): number {
  return sigmoid(model.intercept + contributions(model, row).reduce((sum, value) => sum + value, 0));
}

/** By how much each feature moves the log odds away from those of the average customer: the reasons for a probability. */
export function contributions(
  { weights, means, deviations }: LogisticModel,
  row: readonly number[],
): readonly number[] {
  return standardised(row, means, deviations).map((value, i) => weights[i]! * value);
}

function scalesOf(rows: readonly (readonly number[])[]): { means: readonly number[]; deviations: readonly number[] } {
  const k = rows[0]?.length ?? 0;
  const means = Array.from({ length: k }, (_, i) => rows.reduce((sum, row) => sum + row[i]!, 0) / rows.length);
  const deviations = means.map((mean, i) => {
    const variance = rows.reduce((sum, row) => sum + (row[i]! - mean) ** 2, 0) / rows.length;
    return variance > 0 ? Math.sqrt(variance) : 1;
  });
  return { means, deviations };
}

function standardised(row: readonly number[], means: readonly number[], deviations: readonly number[]): number[] {
  return row.map((value, i) => (value - means[i]!) / deviations[i]!);
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

/** The probability of log odds. */
export function sigmoid(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
