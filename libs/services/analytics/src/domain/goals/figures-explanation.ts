import type { Interval } from '@hearback/kernel';
import type { ReportExplanation } from '../report-explanation.js';
import type { Figure } from './figure.js';
import type { Goal } from './goal.js';
import type { KeyFigure } from './key-figures.js';

const SOURCES = [
  'Wilson, JASA 22 (1927); Rocks, The American Statistician 70 (2016): intervals',
  'Price and Bonett, J. Statist. Comput. Simul. 68 (2001): standard error of a median',
];

const FORMULAS: Readonly<Record<Figure, string>> = {
  csat: '100 · (answers in the two best) / n; Wilson’s interval',
  ces: '100 · easy / n; Wilson’s interval',
  nps: '100 · (promoters − detractors) / n; adjusted Wald interval',
  retention:
    '100 · (customers with an order in the baseline who ordered again in the period) / (customers with an order in the baseline)',
  customer_value: 'revenue of the period / customers with an order in it (historic revenue), gross of refunds',
  service_cost: 'mean of recorded minutes × hourly cost of the resolved tasks whose cost is known; Student’s t',
  conversion:
    '100 · (those of them who ordered in these days) / (known visitors whose 30 days since the visit ended in the period); Wilson’s interval',
  order_value: 'revenue / orders, gross of refunds',
  first_response:
    'median minutes from the opening of a task to the first answer of a person; tasks without one are left out',
  resolution: 'median minutes from the opening of a task to its first resolution; open tasks are left out',
};

/** How it is told whether goals are reached, in enough detail to recompute it. `confidence`: of each interval. */
export function explainGoals(
  goals: readonly {
    readonly goal: Pick<Goal, 'figure' | 'target'>;
    readonly n: number;
    readonly value: number | null;
    readonly interval: Interval | null;
  }[],
  confidence: number,
): ReportExplanation {
  return {
    definition: `A goal is reached, or not reached, only if the whole interval of its figure lies on one side of the target; otherwise it cannot be told. All goals share a level of 5 % (Bonferroni): each interval is one of ${(100 * confidence).toFixed(2)} %. Below 5 cases a figure has no value.`,
    steps: goals.map(({ goal, n, value, interval }) => ({
      name: goal.figure,
      formula: FORMULAS[goal.figure],
      substituted:
        value === null || interval === null
          ? null
          : `n = ${n}: ${value} (${interval.low} … ${interval.high}), target ${goal.target}`,
      value,
    })),
    sources: SOURCES,
  };
}

/** How key figures are computed, in enough detail to recompute them. */
export function explainFigures(figures: readonly KeyFigure[]): ReportExplanation {
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
      ...SOURCES,
      'Welch, Biometrika 34 (1947), with the smaller n − 1 degrees of freedom',
      'Holm, Scandinavian Journal of Statistics 6 (1979); O’Brien and Fleming, Biometrics 35 (1979)',
    ],
  };
}
