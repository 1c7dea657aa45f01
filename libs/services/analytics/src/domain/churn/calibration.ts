import { wilson, type Interval } from '@hearback/kernel';

/** A predicted probability with what happened. */
export interface Outcome {
  readonly predicted: number;
  readonly happened: boolean;
}

/** Predictions of a similar probability. */
export interface CalibrationBin {
  readonly n: number;
  /** Mean prediction, 0 to 1. */
  readonly predicted: number;
  /** Share that happened, with its 95 % interval (Wilson). */
  readonly observed: number;
  readonly interval: Interval;
}

/** How far predictions can be trusted. */
export interface Calibration {
  readonly n: number;
  readonly bins: readonly CalibrationBin[];
  /** Expected calibration error: the mean distance of the bins' predictions from what happened, weighted by n. */
  readonly error: number;
  /** Mean prediction minus the share that happened. */
  readonly bias: number;
  /** Mean squared distance of predictions from 0 or 1 (Brier 1950). */
  readonly brier: number;
  /** The chance that somebody to whom it happened had a higher prediction than somebody to whom it did not; null if there is only one kind. */
  readonly auc: number | null;
}

const BINS = 10;

/** Bins of equal size by prediction, and what they say; null without outcomes. */
export function calibrationOf(outcomes: readonly Outcome[]): Calibration | null {
  const n = outcomes.length;
  if (n === 0) return null;
  const ordered = outcomes.toSorted((a, b) => a.predicted - b.predicted);
  const bins = Array.from({ length: BINS }, (_, i) => ordered.slice((i * n) / BINS, ((i + 1) * n) / BINS))
    .filter((bin) => bin.length > 0)
    .map(binOf);
  const hits = outcomes.filter(({ happened }) => happened).length;
  const predicted = outcomes.reduce((sum, outcome) => sum + outcome.predicted, 0);
  const squares = outcomes.reduce((sum, outcome) => sum + (outcome.predicted - Number(outcome.happened)) ** 2, 0);
  return {
    n,
    bins,
    error: bins.reduce((sum, bin) => sum + (bin.n / n) * Math.abs(bin.predicted - bin.observed), 0),
    bias: (predicted - hits) / n,
    brier: squares / n,
    auc: aucOf(ordered, hits),
  };
}

function binOf(outcomes: readonly Outcome[]): CalibrationBin {
  const n = outcomes.length;
  const hits = outcomes.filter(({ happened }) => happened).length;
  return {
    n,
    predicted: outcomes.reduce((sum, { predicted }) => sum + predicted, 0) / n,
    observed: hits / n,
    interval: wilson(hits, n)!,
  };
}

/** By ranks (Mann and Whitney); equal predictions share their mean rank. */
function aucOf(ordered: readonly Outcome[], hits: number): number | null {
  const misses = ordered.length - hits;
  if (hits === 0 || misses === 0) return null;
  let ranks = 0;
  for (let from = 0; from < ordered.length;) {
    let to = from;
    while (to < ordered.length && ordered[to]!.predicted === ordered[from]!.predicted) to += 1;
    const rank = (from + 1 + to) / 2;
    for (let i = from; i < to; i += 1) if (ordered[i]!.happened) ranks += rank;
    from = to;
  }
  return (ranks - (hits * (hits + 1)) / 2) / (hits * misses);
}
