import type { ExplainedStep } from '../explanation.js';
import { INACTIVE_DAYS } from '../orders/churn-months.js';
import type { ReportExplanation } from '../report-explanation.js';
import { MIN_CHURNED } from './churn-model.js';
import { MIN_GROUP } from '../fairness/groups.js';
import type { ChurnReport } from './risk-report.js';

/** How risks are computed, and how it is known whether they are right. */
export function explainChurn(report: ChurnReport): ReportExplanation {
  const { calibration, intercept, precision, recall, weights } = report;
  return {
    definition: `Leaving is having no order for ${INACTIVE_DAYS} days. The model looks at customers with an order in the ${INACTIVE_DAYS} days before the start of a month (the cut), knows of them what was known then, and learns who had no order in the ${INACTIVE_DAYS} days after it. It refuses below ${MIN_CHURNED} who left and ${MIN_CHURNED} who stayed. Customers who object to profiling are in none of it. It says who resembles those who left, not why anybody leaves, and not whether writing to them helps.`,
    steps: [
      {
        name: 'risk',
        formula: '1 / (1 + e^−(intercept + Σ weight · (feature − mean) / deviation)), ridge 1',
        substituted:
          intercept === null
            ? null
            : [
                `intercept ${intercept.toFixed(3)}`,
                ...weights.map(({ feature, weight }) => `${feature} ${weight.toFixed(3)}`),
              ].join(', '),
        value: null,
      },
      { name: 'points', formula: 'risk − risk with this feature at its mean', substituted: null, value: null },
      rateStep('precision', 'left / marked (risk of 50 % or more), of the three tenths not learnt from', precision),
      rateStep('recall', 'marked / left, of the same', recall),
      {
        name: 'calibration_error',
        formula: 'Σ n of a tenth / n · |mean risk − share that left|',
        substituted: calibration === null ? null : `n ${calibration.n}`,
        value: calibration?.error ?? null,
      },
      {
        name: 'auc',
        formula: 'pairs of one who left and one who stayed in which the first has the higher risk / all pairs',
        substituted: null,
        value: calibration?.auc ?? null,
      },
      {
        name: 'drift',
        formula:
          'PSI = Σ (share now − share at the cut) · ln(share now / share at the cut), over tenths of the risks at the cut; p: χ² with 9 degrees of freedom of PSI / (1/n now + 1/n at the cut), Holm over the months',
        substituted: null,
        value: report.drift.at(-1)?.psi ?? null,
      },
      {
        name: 'fairness',
        formula: `marked / stayed of each group against the other groups: Fisher’s exact test, Holm; groups below ${MIN_GROUP} people are hidden`,
        substituted: null,
        value: null,
      },
      { name: 'interval', formula: 'Shares: Wilson, 95 %.', substituted: null, value: null },
    ],
    sources: [
      'Hoerl, Kennard, Ridge Regression, Technometrics 12 (1970)',
      'le Cessie, van Houwelingen, Ridge Estimators in Logistic Regression, Applied Statistics 41 (1992)',
      'Brier, Verification of Forecasts Expressed in Terms of Probability, Monthly Weather Review 78 (1950)',
      'Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927)',
      'Siddiqi, Credit Risk Scorecards, 2006',
      'Yurdakul, Naranjo, Statistical properties of the population stability index, Journal of Risk Model Validation 14 (2020)',
      'Hardt, Price, Srebro, Equality of Opportunity in Supervised Learning, NIPS 2016',
    ],
  };
}

function rateStep(name: string, formula: string, rate: ChurnReport['precision']): ExplainedStep {
  const isKnown = rate !== null && rate.value !== null;
  return { name, formula, substituted: isKnown ? `${rate.hits} / ${rate.n}` : null, value: rate?.value ?? null };
}
