import type { ExplainedStep } from './explanation.js';
import { MIN_VERDICT_ANSWERS } from './measure.js';

/** Sources of the rules for verdicts. */
export const VERDICT_SOURCES = [
  'Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979)',
  "O'Brien and Fleming, A multiple testing procedure for clinical trials, Biometrics 35 (1979)",
];

/** How a change is judged, and which change could be found; `interval` is the formula of the interval of a difference. */
export function verdictSteps(interval: string, detectable: number | null): readonly ExplainedStep[] {
  return [
    {
      name: 'verdict',
      formula: `difference of two periods: up or down if the exact p of "no change" (all ways to exchange the answers of both periods) is below the level, and the interval of the difference at that level (${interval}) excludes 0; too_few below ${MIN_VERDICT_ANSWERS} answers on a side. Level: 5 % for all comparisons shown together (Holm, Bonferroni), and |z| ≥ c/√t while the period runs (O'Brien and Fleming)`,
      substituted: null,
      value: null,
    },
    {
      name: 'mde',
      formula:
        'the smallest fall (or rise, if a fall would leave the scale) between two periods of n answers each for which both conditions of the verdict hold with 80 % power at 5 %, found numerically',
      substituted: null,
      value: detectable,
    },
  ];
}
