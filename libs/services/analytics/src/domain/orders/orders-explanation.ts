import type { ExplainedStep } from '../explanation.js';
import type { ReportExplanation } from '../report-explanation.js';
import type { RetentionRule } from '../retention/cohorts.js';
import type { Rate } from '../response-rates.js';
import { INACTIVE_DAYS } from './churn-months.js';
import { nextMonthOf } from './coming-back.js';
import type { Conversion } from './conversion.js';
import { monthText } from './customer-orders.js';
import type { ExpectedValue } from './customer-value.js';
import type { OrdersReport } from './orders-report.js';

/** How the numbers about orders are computed. */
export function explainOrders(
  report: OrdersReport,
  conversions: readonly Conversion[],
  expected: ExpectedValue | null,
  rule: RetentionRule,
): ReportExplanation {
  const { cohorts } = report.retention[rule];
  const lastChurn = report.churn.findLast(({ refusal }) => refusal === null);
  const [main] = report.values;
  const active = rule === 'bounded' ? 'an order in that month' : 'an order in that month or later';
  return {
    definition: `An order is a recorded event of the kind \`order\` that was not withdrawn (of an amount below zero: a refund, not an order); merged profiles are one customer. A customer belongs to the month of the first order (month 0), and counts as retained with ${active}. Months that still run, for a cohort or at all, enter no average. Active is who ordered in the last ${INACTIVE_DAYS} days; churn is the share of those active at the start of a month who are not at its end. Order values are gross of refunds. Exposure says who replied to low answers of a customer; it is not what made the customer buy.`,
    steps: [
      rateStep('retention_next_month', 'active in month 1 / customers of the complete cohorts', nextMonthOf(cohorts)),
      rateStep('repeat_rate', 'customers with 2 orders or more / customers with an order', report.repeat),
      lastChurn
        ? {
            name: 'churn',
            formula: 'lost / active at the start',
            substituted: `${monthText(lastChurn.month)}: ${lastChurn.lost} / ${lastChurn.start}`,
            value: lastChurn.rates?.churn ?? null,
          }
        : { name: 'churn', formula: 'lost / active at the start', substituted: null, value: null },
      {
        name: 'order_value',
        formula: 'revenue / orders',
        substituted: main ? `${main.orderValue.sum} / ${main.orderValue.count} (${main.currency}, minor units)` : null,
        value: main?.orderValue.value ?? null,
      },
      {
        name: 'historic_customer_value',
        formula: 'revenue / customers with an order',
        substituted: main
          ? `${main.customerValue.sum} / ${main.customerValue.count} (${main.currency}, minor units)`
          : null,
        value: main?.customerValue.value ?? null,
      },
      ...conversions.map(({ name, rate }) => rateStep(name, 'converted / observed', rate)),
      expectedStep(expected),
      {
        name: 'interval',
        formula:
          'Shares: Wilson, 95 %. Amounts: customers drawn anew 1,000 times (up to 1,000 customers), else the linearised variance of a ratio. Forecast: delta method.',
        substituted: null,
        value: null,
      },
    ],
    sources: [
      'Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927)',
      'Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17 (1998)',
      'Cochran, Sampling Techniques, 3rd edition, 1977',
      'Fader, Hardie, Lee, “Counting Your Customers” the Easy Way, Marketing Science 24 (2005)',
      'Fader, Hardie, The Gamma-Gamma Model of Monetary Value, 2013',
    ],
  };
}

function rateStep(name: string, formula: string, { hits, n, value }: Rate): ExplainedStep {
  return { name, formula, substituted: value === null ? null : `${hits} / ${n}`, value };
}

function expectedStep(expected: ExpectedValue | null): ExplainedStep {
  const model = expected?.model;
  return {
    name: 'expected_customer_value',
    formula:
      'mean of E[purchases in 52 weeks | history] · E[value | history]; BG/NBD: buying is random at a steady rate of each customer, and each may leave after any purchase; Gamma–Gamma: values do not depend on how often somebody buys',
    substituted: model
      ? `r ${model.r.toFixed(3)}, α ${model.alpha.toFixed(3)}, a ${model.a.toFixed(3)}, b ${model.b.toFixed(3)}, n ${expected.fitted}`
      : null,
    value: expected?.value?.value ?? null,
  };
}
