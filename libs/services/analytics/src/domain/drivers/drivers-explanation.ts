import type { ReportExplanation } from '../report-explanation.js';
import type { DriverReport } from './driver-report.js';

/** Explains the drivers of a score. */
export function explainDrivers({ analysis, predictors, n, leftOut }: DriverReport): ReportExplanation {
  const first = analysis?.drivers[0];
  return {
    definition:
      'Of the answers with the score and all of the drivers (at most the latest 2,000), how much of the differences between scores goes along with each driver: its share of R², averaged over all orders in which drivers can be added. A topic counts 1 if a comment names it, else 0; it is compared if at least eight answers name it and eight do not. This is correlation, not cause. A driver is clear if it explains more than in 95 % of the draws in which the scores are dealt out by chance.',
    steps: [
      {
        name: 'n',
        formula: 'answers with the score and all drivers',
        substituted: `${n + leftOut} − ${leftOut}`,
        value: n,
      },
      {
        name: 'r_squared',
        formula: 'R² = rᵀ R⁻¹ r, r: correlations with the score, R: of the drivers',
        substituted: analysis === null ? null : `${predictors.length} drivers, n = ${n}`,
        value: analysis?.rSquared ?? null,
      },
      {
        name: 'r_squared_interval',
        formula: `percentiles 2.5 and 97.5 of R² in resampled answers`,
        substituted: analysis === null ? null : `${analysis.resamples} samples`,
        value: analysis === null ? null : [analysis.rSquaredInterval.low, analysis.rSquaredInterval.high],
      },
      ...(analysis === null || first === undefined
        ? []
        : [
            {
              name: first.key,
              formula:
                analysis.method === 'shapley'
                  ? 'mean gain of R² over all orders / R²'
                  : 'Σ λ² β² of the closest uncorrelated drivers / R² (relative weights)',
              substituted: `${first.importance} / ${analysis.rSquared}`,
              value: first.share,
            },
          ]),
    ],
    sources: [
      'Lindeman, Merenda, Gold, Introduction to Bivariate and Multivariate Analysis (1980); Shapley, A value for n-person games (1953)',
      'Johnson, A heuristic method for estimating the relative weight of predictor variables, Multivariate Behavioral Research 35 (2000)',
      'Efron, Bootstrap methods, Annals of Statistics 7 (1979)',
    ],
  };
}
