import { type Interval, student975 } from '@hearback/kernel';
import { answersIn, meanScore, standardDeviation, type Scale, type ScoreCounts } from './scores.js';

/** A mean of scores, in units of the scale. */
export interface Mean {
  readonly mean: number;
  /** Standard deviation with n − 1; null below two answers. */
  readonly standardDeviation: number | null;
  /** 95 % by Student's t with n − 1 degrees of freedom; null below two answers. */
  readonly interval: Interval | null;
  /** The mean mapped to 0 to 100: 100·(mean − min)/(max − min). */
  readonly mapped: number;
}

/** Mean score with its interval; null without answers. */
export function meanOf(counts: ScoreCounts, scale: Scale): Mean | null {
  const mean = meanScore(counts);
  if (mean === null) return null;
  const n = answersIn(counts);
  const sd = standardDeviation(counts);
  const half = sd === null ? null : (student975(n - 1) * sd) / Math.sqrt(n);
  return {
    mean,
    standardDeviation: sd,
    interval: half === null ? null : { low: mean - half, high: mean + half },
    mapped: (100 * (mean - scale.min)) / (scale.max - scale.min),
  };
}
