import type { ExplainedStep } from '../../domain/explanation.js';
import type { EffectReport } from './effect-report.js';

/** How the effect is computed, in enough detail to recompute it by hand. */
export function explainEffect({ rows, regression }: EffectReport): {
  readonly definition: string;
  readonly steps: readonly ExplainedStep[];
  readonly sources: readonly string[];
} {
  const [row] = rows;
  const {
    answered = null,
    notAnswered = null,
    effect = null,
    standardDeviation = null,
    standardError = null,
    interval = null,
  } = row ?? {};
  const known = answered !== null && notAnswered !== null;
  const pairs = row?.pairs ?? 0;
  const shown = (value: number | null) => (value ?? 0).toFixed(3);
  return {
    definition:
      'The first answer of each known customer in the period, and the next one to the same survey. Customers whom a person answered in between are paired with customers whom nobody and nothing had answered: of the same first score, survey and touchpoint, and of the most similar times of both answers (at most 90 days apart each); each is used once. The effect is by how much more the score of those answered changed. What makes staff answer one customer and not another, beyond that, is not accounted for.',
    steps: [
      {
        name: 'effect',
        formula: '(next − first, mean of those answered) − (next − first, mean of those not answered)',
        substituted: known
          ? `(${shown(answered.next)} − ${shown(answered.first)}) − (${shown(notAnswered.next)} − ${shown(notAnswered.first)})`
          : null,
        value: effect,
      },
      {
        name: 'standard_error',
        formula: 'standard deviation of the differences of the pairs / √pairs',
        substituted: standardDeviation === null ? null : `${shown(standardDeviation)} / √${pairs}`,
        value: standardError,
      },
      {
        name: 'interval',
        formula: 'effect ± t(0.975; pairs − 1) · standard error',
        substituted: known ? `${shown(effect)} ± t(0.975; ${pairs - 1}) · ${shown(standardError)}` : null,
        value: interval === null ? null : [interval.low, interval.high],
      },
      {
        name: 'regression',
        formula: 'mean + r · (first − mean), of the customers not answered',
        substituted:
          regression === null || !known
            ? null
            : `${shown(regression.mean)} + ${shown(regression.correlation)} · (${shown(answered.first)} − ${shown(regression.mean)})`,
        value: regression?.landsAt ?? null,
      },
    ],
    sources: [
      'Rubin, Matching to remove bias in observational studies, Biometrics 29 (1973)',
      'Card and Krueger, Minimum wages and employment, American Economic Review 84 (1994): difference in differences',
      'Galton, Regression towards mediocrity in hereditary stature (1886)',
    ],
  };
}
