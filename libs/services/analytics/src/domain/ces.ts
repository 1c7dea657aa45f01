import { meanOf, type Mean } from './mean.js';
import { answersBetween, answersIn, type Scale, type ScoreCounts } from './scores.js';

/**
 * The direction of the scale. `agree`: a high score means little effort ("… made it easy for me", CES 2.0, Dixon, Toman and
 * DeLisi 2013). `effort`: a high score means much effort ("How much effort …", CES 1.0).
 */
export type CesDirection = 'agree' | 'effort';

/** Answers on either side of the scale's middle. */
export interface CesCounts {
  /** Answers that mean little effort: above the middle for `agree`, below it for `effort`. */
  readonly easy: number;
  readonly neutral: number;
  readonly hard: number;
}

/** Customer effort for one scale, statement and direction. Shares are in per cent of all answers. */
export interface Ces {
  readonly n: number;
  readonly counts: CesCounts;
  /** The value of the metric: per cent of easy answers (at least "somewhat agree": 5 to 7 of 1 to 7). */
  readonly easyShare: number;
  /** Per cent easy minus per cent hard. */
  readonly net: number;
  /** Mean of the raw scores; the direction decides whether a high mean is good. */
  readonly mean: Mean;
}

/** Answers on either side of the middle of the scale. */
export function cesCounts(counts: ScoreCounts, scale: Scale, direction: CesDirection): CesCounts {
  const middle = (scale.min + scale.max) / 2;
  const above = answersBetween(counts, Math.floor(middle) + 1, scale.max);
  const below = answersBetween(counts, scale.min, Math.ceil(middle) - 1);
  const neutral = answersIn(counts) - above - below;
  return direction === 'agree' ? { easy: above, neutral, hard: below } : { easy: below, neutral, hard: above };
}

/** CES in its usual forms; null without answers. */
export function ces(counts: ScoreCounts, scale: Scale, direction: CesDirection): Ces | null {
  const n = answersIn(counts);
  const mean = meanOf(counts, scale);
  if (mean === null) return null;
  const sides = cesCounts(counts, scale, direction);
  return {
    n,
    counts: sides,
    easyShare: (100 * sides.easy) / n,
    net: (100 * (sides.easy - sides.hard)) / n,
    mean,
  };
}
