import { INACTIVE_DAYS } from '../orders/churn-months.js';
import { firstDayOf, monthOf } from '../orders/customer-orders.js';
import { tooFew, type Refusal } from '../refusal.js';
import { rateOf, type Rate } from '../response-rates.js';
import type { Calibration } from './calibration.js';
import { churnModel, MIN_CHURNED, type ChurnModel } from './churn-model.js';
import type { CustomerHistory } from './customer-history.js';
import { riskOf, type CustomerRisk } from './customer-risk.js';
import { driftMonths, type DriftMonth } from './drift-months.js';
import { fairnessTables, type FairnessTable } from './fairness.js';
import { HIGH_RISK, type RiskBand } from './risk-band.js';
import { isActiveAt, lastAnswer, leftAfter, RISK_FEATURES, riskFeatures, type RiskFeature } from './risk-features.js';

/** More customers make a model no better, and keep the process busy; of more, this many are taken evenly. */
export const MAX_LEARNT = 20_000;

/** What the model is, how far it can be trusted, and whom it marks now. It names nobody. */
export interface ChurnReport {
  /** The day from which it is known who left; days are since 1970. */
  readonly cut: number | null;
  /** The day on which the next month is complete and the model is learnt anew. */
  readonly next: number;
  /** Learnt from: active at the cut, at most 20,000; and of them, gone in the 180 days after it. */
  readonly customers: number;
  readonly left: number;
  /** Of customers the model had not seen: of those it marked, who left; and of those who left, whom it marked. Null without a model. */
  readonly precision: Rate | null;
  readonly recall: Rate | null;
  readonly calibration: Calibration | null;
  /** In the order of the features: weights for one standard deviation, in log odds. */
  readonly weights: readonly { readonly feature: RiskFeature; readonly weight: number }[];
  readonly intercept: number | null;
  readonly drift: readonly DriftMonth[];
  readonly fairness: readonly FairnessTable[];
  /** Active customers today, by band. */
  readonly bands: Readonly<Record<RiskBand, number>> | null;
  readonly refusal: Refusal | null;
}

/** The first day of the newest month after whose start 180 days are over. */
export function cutOf(today: number): number {
  return firstDayOf(monthOf(today - INACTIVE_DAYS));
}

/**
 * The report, and the risk of each active customer; no risks where it is refused. `histories` of those who ordered, without who objects.
 */
export function churnReport(
  histories: readonly CustomerHistory[],
  today: number,
): { readonly report: ChurnReport; readonly risks: readonly CustomerRisk[] } {
  const cut = cutOf(today);
  const next = firstDayOf(monthOf(cut) + 1) + INACTIVE_DAYS;
  const empty: ChurnReport = {
    cut: null,
    next,
    customers: 0,
    left: 0,
    precision: null,
    recall: null,
    calibration: null,
    weights: [],
    intercept: null,
    drift: [],
    fairness: [],
    bands: null,
    refusal: null,
  };
  const early = historyRefusal(histories, cut);
  if (early !== null) return { report: { ...empty, refusal: early }, risks: [] };
  const active = evenly(
    histories.filter((history) => isActiveAt(history, cut)),
    MAX_LEARNT,
  );
  const cases = active.map((history) => ({ features: riskFeatures(history, cut), churned: leftAfter(history, cut) }));
  const left = cases.filter(({ churned }) => churned).length;
  const counted = { ...empty, cut, customers: cases.length, left };
  const found = churnModel(RISK_FEATURES, cases);
  if (found.kind !== 'known') return { report: { ...counted, refusal: classRefusal(found) }, risks: [] };
  const now = histories.filter((history) => isActiveAt(history, today + 1));
  const risks = now.map((history) => riskOf(found.model, history, today + 1));
  const marked = found.tested.filter(({ predicted }) => predicted >= HIGH_RISK);
  const gone = found.tested.filter(({ happened }) => happened);
  return {
    risks,
    report: {
      ...counted,
      precision: rateOf(marked.filter(({ happened }) => happened).length, marked.length),
      recall: rateOf(gone.filter(({ predicted }) => predicted >= HIGH_RISK).length, gone.length),
      calibration: found.calibration,
      weights: RISK_FEATURES.map((feature, i) => ({ feature, weight: found.model.weights[i]! })),
      intercept: found.model.intercept,
      drift: driftMonths(histories, found.model, cut, today),
      fairness: fairnessTables(
        found.tested.map(({ at, happened, predicted }) => ({
          happened,
          predicted,
          groups: groupsOf(active[at]!, cut),
        })),
      ),
      bands: {
        high: risks.filter(({ band }) => band === 'high').length,
        medium: risks.filter(({ band }) => band === 'medium').length,
        low: risks.filter(({ band }) => band === 'low').length,
      },
    },
  };
}

/** At most so many, at equal distances. */
function evenly<T>(all: readonly T[], most: number): readonly T[] {
  if (all.length <= most) return all;
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!);
}

/** Half a year before the cut is needed for the features, and half a year after it to know who left. */
function historyRefusal(histories: readonly CustomerHistory[], cut: number): Refusal | null {
  if (histories.length === 0)
    return tooFew('no_orders', 1, 0, 'Orders are needed; none are here. Send them as events.');
  const first = histories.reduce((day, { days }) => Math.min(day, days[0]!), Number.POSITIVE_INFINITY);
  const have = Math.max(0, cut - first);
  if (have >= INACTIVE_DAYS) return null;
  const message = `Orders of ${INACTIVE_DAYS} days before the month that the model learns from are needed; ${have} are here. Wait, or import older orders.`;
  return { ...tooFew('too_little_history', INACTIVE_DAYS, have, message), kind: 'too_early' };
}

function classRefusal(found: Exclude<ChurnModel, { readonly kind: 'known' }>): Refusal {
  if (found.kind === 'too_few_churned') {
    const message = `${MIN_CHURNED} customers who left are needed to learn from; ${found.churned} did.`;
    return { ...tooFew('too_few_churned', found.needed, found.churned, message), kind: 'too_early' };
  }
  const message = `${MIN_CHURNED} customers who stayed are needed to tell them from those who left; ${found.kept} did.`;
  return { ...tooFew('too_few_kept', found.needed, found.kept, message), kind: 'too_early' };
}

/** The groups a customer was in by the last answer before the cut; none without an answer. */
function groupsOf(history: CustomerHistory, cut: number): Readonly<Record<string, string>> {
  const last = lastAnswer(history, cut);
  if (last === undefined) return {};
  const attributes = Object.entries(last.attributes).filter(([key]) => !key.includes(':'));
  return {
    language: last.language,
    channel: last.channel,
    ...Object.fromEntries(attributes.map(([key, value]) => [`attribute:${key}`, value])),
  };
}
