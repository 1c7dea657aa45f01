import { MIN_VERDICT_ANSWERS } from '../measure.js';
import { tooFew, type Refusal } from '../refusal.js';
import type { Figure } from './figure.js';

const ORDERS = 'Send orders as events of the kind “order”, or import them.';
const SCORES = 'Publish a survey that asks it, and ask customers.';

/** What a figure without a single case lacks, and what to do. */
const NOTHING: Readonly<Record<Figure, string>> = {
  csat: `No answer to a CSAT question is counted in the period. ${SCORES}`,
  ces: `No answer to a CES question is counted in the period. ${SCORES}`,
  nps: `No answer to an NPS question is counted in the period. ${SCORES}`,
  retention: `No known customer ordered in the baseline. ${ORDERS}`,
  customer_value: `No known customer ordered in the period. ${ORDERS}`,
  order_value: `No order is recorded in the period. ${ORDERS}`,
  service_cost: 'No resolved task of the period has a known cost. Set the cost of an hour, and enter minutes in tasks.',
  conversion:
    'No known customer visited whose 30 days to order ended in the period. Record visits with `track` of the widget, signed for known customers.',
  first_response: 'No task of the period has been answered by a person.',
  resolution: 'No task of the period has been resolved.',
};

/** Why a figure with so few cases is not told. */
export function missingOf(figure: Figure, n: number): Refusal {
  const message =
    n === 0 ? NOTHING[figure] : `${n} cases are recorded in the period; ${MIN_VERDICT_ANSWERS} are needed.`;
  return tooFew(n === 0 ? 'no_cases' : 'too_few_cases', MIN_VERDICT_ANSWERS, n, message);
}
