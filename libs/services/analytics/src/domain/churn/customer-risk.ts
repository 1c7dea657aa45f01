import { daysBefore } from '../orders/customer-orders.js';
import { riskReasons } from './churn-model.js';
import type { CustomerHistory } from './customer-history.js';
import { probabilityOf, type LogisticModel } from './logistic.js';
import { riskBand, type RiskBand } from './risk-band.js';
import { RISK_FEATURES, riskFeatures, type RiskFeature } from './risk-features.js';

/** A reason for a risk, with what was seen. */
export interface CustomerReason {
  readonly feature: RiskFeature;
  /** In the unit of the feature. */
  readonly value: number;
  /** By how much the risk would fall, −1 to 1, if it were as with the average customer. */
  readonly points: number;
}

/** How likely a customer leaves in the next 180 days. */
export interface CustomerRisk {
  readonly customerId: string;
  /** From 0 to 1. */
  readonly risk: number;
  readonly band: RiskBand;
  /** At most three, the strongest first. */
  readonly reasons: readonly CustomerReason[];
  /** Orders of the last 365 days in the currency of the last one; null: they have no amount. */
  readonly spentMinor: number | null;
  readonly currency: string | null;
}

/** What is 0 without an answer, and no reason of its own then. */
const WITHOUT_ANSWER = {
  last_score: 'has_answered',
  score_change: 'has_answered',
  days_since_answer: 'has_answered',
} as const satisfies Partial<Record<RiskFeature, RiskFeature>>;

/** The risk of a customer at the start of a day. */
export function riskOf(model: LogisticModel, history: CustomerHistory, day: number): CustomerRisk {
  const row = riskFeatures(history, day);
  const risk = probabilityOf(model, row);
  const hasAnswered = row[RISK_FEATURES.indexOf('has_answered')]! > 0;
  const partOf = hasAnswered ? {} : WITHOUT_ANSWER;
  const reasons = riskReasons(RISK_FEATURES, model, row, { partOf }).map(({ feature, points }): CustomerReason => {
    const at = RISK_FEATURES.findIndex((known) => known === feature);
    return { feature: RISK_FEATURES[at]!, value: row[at]!, points };
  });
  return { customerId: history.customerId, risk, band: riskBand(risk), reasons, ...spentOf(history, day) };
}

function spentOf({ currencies, days, minors }: CustomerHistory, day: number) {
  const currency = currencies[daysBefore(days, day) - 1] ?? null;
  if (currency === null) return { spentMinor: null, currency: null };
  let spentMinor = 0;
  for (let i = daysBefore(days, day - 365); i < daysBefore(days, day); i += 1)
    if (currencies[i] === currency) spentMinor += minors[i] ?? 0;
  return { spentMinor, currency };
}
