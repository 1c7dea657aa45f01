import type { ExplainedStep } from '../explanation.js';
import type { ReportExplanation } from '../report-explanation.js';
import type { Return } from './cash-flow.js';
import type { Plan } from './scenario.js';
import type { ScenarioResult } from './scenario-result.js';

/** Explains the return of a plan. */
export function explainScenario(
  { monthlyRate, months }: Plan,
  { byEvidence, plan }: ScenarioResult,
): ReportExplanation {
  const { benefit, cost } = plan;
  const step = (name: string, formula: string, substituted: string, value: number | null): ExplainedStep => {
    return { name, formula, substituted: value === null ? null : substituted, value };
  };
  const netOf = (name: string, of: Return) =>
    step(name, '(benefit − cost) / cost', `(${text(of.benefit)} − ${text(of.cost)}) / ${text(of.cost)}`, of.netRoi);
  return {
    definition:
      'Each amount is the product of its factors, minutes as parts of an hour. Only contribution margin is a benefit, never revenue. Freed hours count where their use is named, with the share that is used. Unpriced lines are in no sum.',
    steps: [
      netOf('net_roi', plan),
      step('gross_roi', 'benefit / cost', `${text(benefit)} / ${text(cost)}`, plan.grossRoi),
      step('break_even_share', 'cost / benefit', `${text(cost)} / ${text(benefit)}`, plan.breakEvenShare),
      step(
        'net_present_value',
        'Σ netₜ / (1 + i)ᵗ, t = 0 for what is paid at the start, then a month each',
        `i = ${text(monthlyRate)}, t = 0 … ${months}`,
        plan.netPresentValue,
      ),
      step(
        'payback_months',
        'the first time at which the benefits have covered the costs; within a month both flow evenly',
        `within ${months} months`,
        plan.paybackMonths,
      ),
      netOf('net_roi_measured', byEvidence.measured),
      netOf('net_roi_estimated', byEvidence.estimated),
    ],
    sources: [
      'Boardman, Greenberg, Vining and Weimer, Cost-Benefit Analysis: Concepts and Practice, 5th edition (2018)',
      'Howard, Decision Analysis: Practice and Promise, Management Science 34 (1988): tornado diagrams',
    ],
  };
}

function text(value: number): string {
  return String(Number(value.toFixed(6)));
}
