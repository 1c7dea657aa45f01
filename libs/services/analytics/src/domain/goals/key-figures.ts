import type { Interval } from '@hearback/kernel';
import { holm } from '../holm.js';
import { levelOfEach } from '../judgement.js';
import { MIN_RELIABLE_ANSWERS, MIN_VERDICT_ANSWERS } from '../measure.js';
import type { Refusal } from '../refusal.js';
import { LEVEL, levelWhileRunning, pWhileRunning } from '../significance.js';
import { FIGURE_KINDS, type Figure } from './figure.js';
import { missingOf } from './missing.js';
import { areComparable, changeOf, intervalOf, valueOf, type Sample } from './sample.js';

/** A figure of a period and of the baseline, as data; null: nothing of the kind is recorded. */
export interface FigureSamples {
  readonly figure: Figure;
  readonly now: Sample | null;
  readonly baseline: Sample | null;
}

/** A figure of one period. */
export interface FigureReading {
  readonly n: number;
  readonly value: number | null;
  /** 95 %. */
  readonly interval: Interval | null;
}

/** A figure with its change since the baseline. */
export interface KeyFigure {
  readonly figure: Figure;
  readonly now: FigureReading;
  /** n ≥ 30. */
  readonly reliable: boolean;
  readonly baseline: FigureReading | null;
  readonly difference: { readonly value: number; readonly interval: Interval; readonly p: number } | null;
  /** Whether the change is good. */
  readonly verdict: 'better' | 'worse' | 'no_clear_change' | 'too_few';
  readonly currency: string | null;
  readonly method: string | null;
  readonly refusal: Refusal | null;
}

/** Key figures that are judged as one picture. */
export interface JudgedFigures {
  readonly comparisons: number;
  readonly figures: readonly KeyFigure[];
}

/**
 * Judges all figures against their baselines, so that the probability of any false verdict is at most 5 %: p by Holm, intervals by Bonferroni. A
 * verdict needs both. `elapsed`: the part of the period that has passed; null if it has ended.
 */
export function judgeFigures(samples: readonly FigureSamples[], elapsed: number | null): JudgedFigures {
  const changes = samples.flatMap(({ now, baseline }, index) =>
    now !== null && baseline !== null && isEnough(now) && isEnough(baseline) && areComparable(now, baseline)
      ? [{ index, change: changeOf(now, baseline) }]
      : [],
  );
  const level = levelOfEach(changes.length);
  const own = elapsed === null ? level : levelWhileRunning(level, elapsed);
  const adjusted = holm(changes.map(({ change: { p } }) => (elapsed === null ? p : pWhileRunning(p, elapsed))));
  const judged = new Map(
    changes.map(({ index, change }, i) => [
      index,
      { value: change.difference, interval: change.intervalAt(own), p: adjusted[i]! },
    ]),
  );
  return {
    comparisons: changes.length,
    figures: samples.map((each, index) => figureOf(each, judged.get(index) ?? null)),
  };
}

const isEnough = ({ n }: Sample): boolean => n >= MIN_VERDICT_ANSWERS;

function figureOf({ figure, now, baseline }: FigureSamples, difference: KeyFigure['difference']): KeyFigure {
  const known = now === null || !isEnough(now) ? null : now;
  return {
    figure,
    now: readingOf(now),
    reliable: (now?.n ?? 0) >= MIN_RELIABLE_ANSWERS,
    baseline: baseline === null ? null : readingOf(baseline),
    difference,
    verdict: verdictOf(difference, FIGURE_KINDS[figure].lowIsGood),
    currency: now?.kind === 'mean' ? now.currency : null,
    method: now?.kind === 'scores' ? now.method.version : null,
    refusal: known === null ? missingOf(figure, now?.n ?? 0) : null,
  };
}

/** Below 5 cases nothing is told. */
function readingOf(sample: Sample | null): FigureReading {
  if (sample === null || !isEnough(sample)) return { n: sample?.n ?? 0, value: null, interval: null };
  return { n: sample.n, value: valueOf(sample), interval: intervalOf(sample, LEVEL) };
}

function verdictOf(difference: KeyFigure['difference'], lowIsGood: boolean): KeyFigure['verdict'] {
  if (difference === null) return 'too_few';
  const { interval, p } = difference;
  if (p >= LEVEL || (interval.low <= 0 && interval.high >= 0)) return 'no_clear_change';
  return interval.low > 0 === lowIsGood ? 'worse' : 'better';
}
