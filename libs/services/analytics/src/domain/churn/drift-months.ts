import { firstDayOf, monthOf } from '../orders/customer-orders.js';
import { drift } from './churn-model.js';
import type { CustomerHistory } from './customer-history.js';
import { probabilityOf, type LogisticModel } from './logistic.js';
import { isActiveAt, riskFeatures } from './risk-features.js';

/** Fewer active customers say nothing about a month. */
export const MIN_DRIFT_CUSTOMERS = 100;
const BINS = 10;

/** How far the risks at the start of a month have moved from those the model learnt from. */
export interface DriftMonth {
  /** Counted from January 1970. */
  readonly month: number;
  /** Active customers at its start. */
  readonly n: number;
  /** Population stability index over tenths of the risks at the cut; null below 100 customers. */
  readonly psi: number | null;
  /** By the usual bounds of the index: from 0.1 on `some`, from 0.25 on `clear`. */
  readonly verdict: 'none' | 'some' | 'clear' | 'too_few';
}

/** The months after the cut until today, oldest first. */
export function driftMonths(
  histories: readonly CustomerHistory[],
  model: LogisticModel,
  cut: number,
  today: number,
): readonly DriftMonth[] {
  const trained = risksAt(histories, model, cut).toSorted((a, b) => a - b);
  const bounds = Array.from({ length: BINS - 1 }, (_, i) => trained[Math.floor(((i + 1) * trained.length) / BINS)]!);
  const before = sharesOf(trained, bounds);
  const [first, last] = [monthOf(cut) + 1, monthOf(today)];
  const months: DriftMonth[] = [];
  for (let month = first; month <= last; month += 1) {
    months.push(driftOf(month, before, bounds, risksAt(histories, model, firstDayOf(month))));
  }
  return months;
}

function driftOf(
  month: number,
  before: readonly number[],
  bounds: readonly number[],
  risks: readonly number[],
): DriftMonth {
  const n = risks.length;
  if (n < MIN_DRIFT_CUSTOMERS) return { month, n, psi: null, verdict: 'too_few' };
  const psi = drift(before, sharesOf(risks, bounds));
  return { month, n, psi, verdict: psi >= 0.25 ? 'clear' : psi >= 0.1 ? 'some' : 'none' };
}

function risksAt(histories: readonly CustomerHistory[], model: LogisticModel, day: number): readonly number[] {
  return histories
    .filter((history) => isActiveAt(history, day))
    .map((history) => probabilityOf(model, riskFeatures(history, day)));
}

function sharesOf(risks: readonly number[], bounds: readonly number[]): readonly number[] {
  const counts = Array.from({ length: BINS }, () => 0);
  for (const risk of risks) {
    const at = bounds.findIndex((bound) => risk < bound);
    counts[at < 0 ? BINS - 1 : at]! += 1;
  }
  return counts.map((count) => count / Math.max(1, risks.length));
}
