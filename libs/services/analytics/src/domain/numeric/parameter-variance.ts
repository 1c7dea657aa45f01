import { cholesky, solveCholesky } from './linear.js';

/** Relative width of the differences. */
const STEP = 1e-4;
/** Curvature, as a share of the largest, below which the likelihood is flat. */
const FLAT = 1e-6;
/** Relative change of f that is rounding. */
const NEGLIGIBLE = 1e-3;

/**
 * The variance of `f` at a maximum likelihood estimate (delta method): gᵀ·H⁻¹·g with the gradient g of f and the Hessian H of −ln L in the logarithms of
 * the parameters, both by central differences. All parameters are above 0. Null if the likelihood has no maximum there, so that the data do not determine
 * the parameters, or f is not finite around it.
 */
export function parameterVariance(
  at: readonly number[],
  logLikelihood: (at: readonly number[]) => number,
  f: (at: readonly number[]) => number,
): number | null {
  const moved = (i: number, by: number, j = 0, and = 0) =>
    at.map((x, k) => x * Math.exp((k === i ? by : 0) + (k === j ? and : 0)));
  const gradient = at.map((_, i) => (f(moved(i, STEP)) - f(moved(i, -STEP))) / (2 * STEP));
  // Second differences lose half of the digits, so they are wider.
  const wide = 10 * STEP;
  const hessian = at.map((_, i) =>
    at.map((_x, j) => {
      const corner = (a: number, b: number) => logLikelihood(moved(i, a * wide, j, b * wide));
      return -(corner(1, 1) - corner(1, -1) - corner(-1, 1) + corner(-1, -1)) / (4 * wide * wide);
    }),
  );
  if (![...gradient, ...hessian.flat()].every(Number.isFinite)) return null;
  const most = Math.max(...hessian.map((row, i) => row[i]!));
  if (most <= 0) return null;
  // A parameter at its edge (nobody leaves: a is 0) changes neither the likelihood nor f, and is known.
  const matters = (i: number) =>
    hessian[i]![i]! > FLAT * most || Math.abs(gradient[i]!) > NEGLIGIBLE * Math.abs(f(at)) + Number.EPSILON;
  const kept = at.map((_, i) => i).filter(matters);
  const root = cholesky(kept.map((i) => kept.map((j) => hessian[i]![j]!)));
  if (root === null) return null;
  const slopes = kept.map((i) => gradient[i]!);
  return solveCholesky(root, slopes).reduce((sum, x, i) => sum + x * slopes[i]!, 0);
}
