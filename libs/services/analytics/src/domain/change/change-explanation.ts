import type { ReportExplanation } from '../report-explanation.js';
import type { ChangeSplit } from './change-split.js';

/** Explains the split of a change. */
export function explainChange({ earlier, later, delta, within, withinInterval, mix }: ChangeSplit): ReportExplanation {
  return {
    definition:
      'The change from the period before, split into how people scored (segments by their mean shares) and who answered (shares by the mean values of segments). Answers without a segment are a segment of their own. Both add up to the change.',
    steps: [
      {
        name: 'delta',
        formula: 'later − earlier',
        substituted: delta === null ? null : `${later.value} − ${earlier.value} (n ${later.n}, ${earlier.n})`,
        value: delta,
      },
      { name: 'within', formula: 'Σ (w₀ + w₁) / 2 · (s₁ − s₀)', substituted: null, value: within },
      {
        name: 'within_interval',
        formula: 'within ± z · √Σ ((w₀ + w₁) / 2)² · (v₀ / n₀ + v₁ / n₁)',
        substituted: null,
        value: withinInterval === null ? null : [withinInterval.low, withinInterval.high],
      },
      { name: 'mix', formula: 'Σ (w₁ − w₀) · (s₀ + s₁) / 2', substituted: null, value: mix },
    ],
    sources: ['Marshall–Edgeworth decomposition; Oaxaca, Blinder (1973), with mean weights'],
  };
}
