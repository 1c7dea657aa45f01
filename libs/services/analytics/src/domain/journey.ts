import { type Interval } from '@hearback/kernel';
import { measure, type Measure } from './measure.js';
import type { Method } from './method.js';
import type { ScoreCounts } from './scores.js';

/** Answers of one method at one touchpoint. */
export interface JourneyCounts {
  readonly method: Method;
  readonly touchpointId: string | null;
  readonly scores: ScoreCounts;
}

/** How much is lost at a touchpoint: (100 − score) × volume, in answers. */
export interface Pain {
  readonly answers: number;
  /** From the interval of the score. */
  readonly interval: Interval;
}

/** The score of one method at one touchpoint. */
export interface JourneyScore {
  readonly method: Method;
  readonly touchpointId: string | null;
  readonly measure: Measure;
  /** Null without answers. */
  readonly pain: Pain | null;
}

/** Evaluates the answers of each touchpoint, those with the most answers first. */
export function journeyScores(counts: readonly JourneyCounts[]): readonly JourneyScore[] {
  return counts
    .map(({ method, touchpointId, scores }) => {
      const result = measure(method, scores);
      return { method, touchpointId, measure: result, pain: painOf(method, result) };
    })
    .toSorted((a, b) => b.measure.n - a.measure.n);
}

/**
 * The touchpoints where most is lost, worst first. Only reliable scores have a rank: the rank of a score of a few answers is chance.
 */
export function painPoints(scores: readonly JourneyScore[]): readonly JourneyScore[] {
  return scores
    .filter(({ measure: { reliable }, pain }) => reliable && pain !== null && pain.answers > 0)
    .toSorted((a, b) => (b.pain?.answers ?? 0) - (a.pain?.answers ?? 0));
}

/**
 * (100 − score) × volume as a number of answers. For shares it is the number of those who were not satisfied, or did not find it
 * easy. NPS is mapped to 0 to 100 before, so that a detractor counts 1 and a passive one half.
 */
function painOf(method: Method, { value, interval, n }: Measure): Pain | null {
  if (value === null || interval === null) return null;
  const lost = (score: number) => (n * (100 - (method.metric === 'nps' ? (score + 100) / 2 : score))) / 100;
  return { answers: lost(value), interval: { low: lost(interval.high), high: lost(interval.low) } };
}
