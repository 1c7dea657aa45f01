import type { ExplainedStep } from '../explanation.js';
import type { Figure } from './figure.js';
import type { KeyFigure } from './key-figures.js';

const FORMULAS: Readonly<Record<Figure, string>> = {
  csat: '100 · (answers in the two best) / n; Wilson’s interval',
  ces: '100 · easy / n; Wilson’s interval',
  nps: '100 · (promoters − detractors) / n; adjusted Wald interval',
  retention:
    '100 · (customers with an order in the baseline who ordered again in the period) / (customers with an order in the baseline)',
  customer_value: 'revenue of the period / customers with an order in it (historic revenue), gross of refunds',
  service_cost: 'mean of recorded minutes × hourly cost of the resolved tasks whose cost is known; Student’s t',
  conversion: '100 · (known visitors who ordered within 30 days) / (known visitors); Wilson’s interval',
  order_value: 'revenue / orders, gross of refunds',
  first_response:
    'median minutes from the opening of a task to the first answer of a person; tasks without one are left out',
  resolution: 'median minutes from the opening of a task to its first resolution; open tasks are left out',
};

/** How key figures are computed, in enough detail to recompute them. */
export function explainFigures(figures: readonly KeyFigure[]): {
  readonly definition: string;
  readonly steps: readonly ExplainedStep[];
  readonly sources: readonly string[];
} {
  return {
    definition:
      'Each figure of the period against the same figure of the baseline. All comparisons share a level of 5 %: p values by Holm, intervals by Bonferroni; while the period runs, by O’Brien and Fleming’s boundary. A verdict needs both. A goal is reached, or not, only if the interval of its figure lies on one side of it; the goals share 5 % too.',
    steps: figures.map(({ figure, now }) => ({
      name: figure,
      formula: FORMULAS[figure],
      substituted: now.value === null ? null : `n = ${now.n}`,
      value: now.value,
    })),
    sources: [
      'Wilson, JASA 22 (1927); Rocks, The American Statistician 70 (2016): intervals',
      'Price and Bonett, J. Statist. Comput. Simul. 68 (2001): standard error of a median',
      'Welch, Biometrika 34 (1947), with the smaller n − 1 degrees of freedom',
      'Holm, Scandinavian Journal of Statistics 6 (1979); O’Brien and Fleming, Biometrics 35 (1979)',
    ],
  };
}
