import { holm } from '../holm.js';
import { chiSquaredTail } from '../numeric/gamma.js';
import { firstDayOf, monthOf } from '../orders/customer-orders.js';
import { drift } from './churn-model.js';
import type { CustomerHistory } from './customer-history.js';
import { probabilityOf, type LogisticModel } from './logistic.js';
import { LEVEL } from '../significance.js';
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
  /**
   * By the usual bounds of the index: from 0.1 on `some`, from 0.25 on `clear`; `none` below, and where as large an index would come by chance, which
   * it does among few customers.
   */
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
  const months: Omit<DriftMonth, 'verdict'>[] = [];
  for (let month = first; month <= last; month += 1) {
    const risks = risksAt(histories, model, firstDayOf(month));
    const n = risks.length;
    months.push({ month, n, psi: n < MIN_DRIFT_CUSTOMERS ? null : drift(before, sharesOf(risks, bounds)) });
  }
  return withVerdicts(months, trained.length);
}

/** Without drift, psi / (1/n + 1/m) of two samples of n and m customers follows the chi-squared distribution (Yurdakul 2018); Holm over the months. */
function withVerdicts(months: readonly Omit<DriftMonth, 'verdict'>[], trained: number): readonly DriftMonth[] {
  const p = holm(
    months.map(({ n, psi }) => (psi === null ? 1 : chiSquaredTail(psi / (1 / n + 1 / trained), BINS - 1))),
  );
  return months.map((month, i) => ({ ...month, verdict: verdictOf(month.psi, p[i]!) }));
}

function verdictOf(psi: number | null, p: number): DriftMonth['verdict'] {
  if (psi === null) return 'too_few';
  if (p >= LEVEL || psi < 0.1) return 'none';
  return psi >= 0.25 ? 'clear' : 'some';
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
