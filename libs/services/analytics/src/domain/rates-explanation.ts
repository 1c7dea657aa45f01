import type { ExplainedStep } from './explanation.js';
import type { ReportExplanation } from './report-explanation.js';
import type { ResponseFunnel } from './response-cohort.js';
import { RATE_FORMULAS, RESPONSE_RATES, type Dispositions, type Rate, type ResponseRates } from './response-rates.js';

/** Explains the rates of a cohort; `e` is the share of U that is estimated to be eligible. */
export function explainRates(
  { dispositions, started, completed }: ResponseFunnel,
  rates: ResponseRates,
  completion: Rate,
  e: number,
): ReportExplanation {
  return {
    definition:
      'Of the invitations asked in the period, each observed for the days of its plan. I: completed. P: the primary question answered, not completed. R: broken off before it, withdrawn, or refused. NC: sent, and nothing confirmed. U: the mail bounced. O: others, of which there are none. Nobody who was not asked is in a denominator.',
    steps: [
      ...RESPONSE_RATES.map((rate) => stepOf(rate, rates[rate], dispositions, e)),
      {
        name: 'completion',
        formula: 'completed / started',
        substituted: started === 0 ? null : `${completed} / ${started}`,
        value: completion.value,
      },
      {
        name: 'interval',
        formula: 'Wilson, 95 %: (p + z²/2n ± z · √(p · (1 − p)/n + z²/4n²)) / (1 + z²/n), z = 1.959963984540054',
        substituted: rates.rr2.value === null ? null : `RR2: p = ${rates.rr2.hits}/${rates.rr2.n}, n = ${rates.rr2.n}`,
        value: rates.rr2.interval === null ? null : [rates.rr2.interval.low, rates.rr2.interval.high],
      },
    ],
    sources: [
      'AAPOR, Standard Definitions: Final Dispositions of Case Codes and Outcome Rates for Surveys, 10th edition, 2023',
      'Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927)',
    ],
  };
}

function stepOf(name: string, rate: Rate, counts: Dispositions, e: number): ExplainedStep {
  const { hits, of } = RATE_FORMULAS[name as keyof typeof RATE_FORMULAS];
  const wordOf = (part: keyof Dispositions | 'eU') => (part === 'eU' ? 'e·U' : part);
  const numberOf = (part: keyof Dispositions | 'eU') => (part === 'eU' ? `${e}·${counts.U}` : String(counts[part]));
  const shown = (write: (part: keyof Dispositions | 'eU') => string) =>
    `(${hits.map(write).join(' + ')}) / (${of.map(write).join(' + ')})`;
  return { name, formula: shown(wordOf), substituted: rate.value === null ? null : shown(numberOf), value: rate.value };
}
