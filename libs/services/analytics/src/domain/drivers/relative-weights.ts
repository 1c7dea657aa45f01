import { eigenOf } from '../numeric/eigen.js';
import type { Correlations } from './importance.js';

/** Eigenvalues below this are rounding: the predictors depend on each other. */
const SINGULAR = 1e-8;

/**
 * Shares of R² by relative weights (Johnson 2000, Multivariate Behavioral Research 35): the predictors are replaced by the uncorrelated ones that are
 * closest to them. The shares add up to R², come close to Shapley's, and take k³ steps instead of 2ᵏ. Null if predictors depend on each other.
 */
export function relativeWeights({ predictors, target }: Correlations): readonly number[] | null {
  const { values, vectors } = eigenOf(predictors);
  if (values.some((value) => value < SINGULAR)) return null;
  const power = (exponent: number) =>
    predictors.map((_, i) =>
      predictors.map((_row, j) =>
        values.reduce((sum, value, k) => sum + vectors[i]![k]! * value ** exponent * vectors[j]![k]!, 0),
      ),
    );
  const root = power(0.5);
  const inverse = power(-0.5);
  const beta = inverse.map((row) => row.reduce((sum, value, j) => sum + value * target[j]!, 0));
  return root.map((row) => row.reduce((sum, value, k) => sum + value ** 2 * beta[k]! ** 2, 0));
}
