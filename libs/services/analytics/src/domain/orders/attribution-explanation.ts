import { ATTRIBUTION_MODELS, DECAY_HALF_LIFE_DAYS } from '../attribution.js';
import type { ReportExplanation } from '../report-explanation.js';
import type { AttributionReport } from './attribution-report.js';

const FORMULAS = {
  first: '1 for the first contact',
  last: '1 for the last contact',
  linear: '1/k for each of k contacts',
  position_based: '0.4 first, 0.4 last, 0.2 shared by those between; 1 or ½ each with one or two',
  time_decay: `weight 2^(−days before the order / ${DECAY_HALF_LIFE_DAYS}), divided by their sum`,
} as const;

/** How orders are credited. */
export function explainAttribution(
  { channels, credited, orders }: AttributionReport,
  windowDays: number,
): ReportExplanation {
  return {
    definition: `Each order of a known customer in the period is credited to the visits and leads of that customer in the ${windowDays} days before it, by their channel. ${credited} of ${orders} orders have such a contact; the credits of each rule add up to them. This is bookkeeping: who saw a channel before an order might have ordered without it, so no rule says what a channel brings.`,
    steps: ATTRIBUTION_MODELS.map((model) => {
      const credits = channels.map((channel) => channel.credits[model].orders);
      return {
        name: model,
        formula: FORMULAS[model],
        substituted: channels.length === 0 ? null : credits.map((credit) => credit.toFixed(2)).join(' + '),
        value: channels.length === 0 ? null : credits.reduce((sum, credit) => sum + credit, 0),
      };
    }),
    sources: ['Google Analytics Help, Attribution models (time decay with a half-life of 7 days)'],
  };
}
