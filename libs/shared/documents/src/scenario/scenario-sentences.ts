import type { ScenarioContent, ScenarioReturn } from './scenario-content.js';
import { scenarioWords } from './words/index.js';

/** The lead of the page about a scenario, and what is true with what is measured alone; empty where there is no return. */
export function scenarioSentences({ language, report }: Pick<ScenarioContent, 'language' | 'report'>): {
  readonly title: string;
  readonly sentence: string;
} {
  const words = scenarioWords[language];
  const { by_evidence: byEvidence, plan, refusal, scenario } = report;
  if (refusal !== null)
    return { title: words.refusals[refusal.code === 'no_cost' ? 'no_cost' : 'no_lines'], sentence: '' };
  const measured = paidWithin(byEvidence.measured);
  const sentence = measured === undefined ? words.measuredLoses : words.measuredPays(measured);
  const months = paidWithin(plan);
  if (months === undefined) return { title: words.never(scenario.months), sentence };
  const rests =
    measured !== undefined ? 'measured' : paidWithin(byEvidence.estimated) !== undefined ? 'estimated' : 'assumed';
  return { title: words.pays[rests](months), sentence };
}

/** Whole months until it pays back; undefined: not within the scenario, or it returns less than it costs. */
function paidWithin({ net_roi: net, payback_months: payback }: ScenarioReturn): number | undefined {
  return net === null || net <= 0 || payback === null ? undefined : Math.max(1, Math.ceil(payback));
}
