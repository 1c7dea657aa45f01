import { meanOf, type Mean } from './mean.js';
import { answersBetween, answersIn, type Scale, type ScoreCounts } from './scores.js';

/** Customer satisfaction for one scale. Shares are in per cent of all answers. */
export interface Csat {
  readonly n: number;
  /** Answers in the two highest scores. */
  readonly satisfied: number;
  /** The value of the metric: per cent of answers in the two highest scores (top-2-box). */
  readonly topTwoBox: number;
  /** Per cent of answers in the highest score. */
  readonly topBox: number;
  readonly mean: Mean;
}

/** CSAT in its four usual forms; null without answers. */
export function csat(counts: ScoreCounts, scale: Scale): Csat | null {
  const n = answersIn(counts);
  const mean = meanOf(counts, scale);
  if (mean === null) return null;
  const satisfied = satisfiedAnswers(counts, scale);
  return {
    n,
    satisfied,
    topTwoBox: (100 * satisfied) / n,
    topBox: (100 * answersBetween(counts, scale.max, scale.max)) / n,
    mean,
  };
}

/** Answers in the two highest scores of the scale; in the highest score only on a scale of two. */
export function satisfiedAnswers(counts: ScoreCounts, scale: Scale): number {
  const lowest = scale.max - scale.min === 1 ? scale.max : scale.max - 1;
  return answersBetween(counts, lowest, scale.max);
}
