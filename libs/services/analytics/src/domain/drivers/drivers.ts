import { seededRandom, type Interval } from '@hearback/kernel';
import { correlations, shapleyShares } from './importance.js';

/** Cases needed for each predictor. */
export const CASES_PER_PREDICTOR = 10;

/** More predictors than this are not compared: with each one the work doubles. */
export const MAX_PREDICTORS = 12;

/** How much of the differences between answers goes together with a predictor; a correlation, no cause. */
export interface Driver {
  readonly key: string;
  /** Share of the variance from 0 to 1; the shares add up to R². */
  readonly importance: number;
  /** 95 %, by resampling the answers. */
  readonly interval: Interval;
  /** Whether it explains more than it would if the answers were dealt out by chance (95th percentile). What is not clear is drawn as 0. */
  readonly clear: boolean;
  /** Pearson's correlation with the score. */
  readonly correlation: number;
}

/** The drivers of a score, or why they cannot be known. */
export type DriverAnalysis =
  | { readonly kind: 'known'; readonly n: number; readonly rSquared: number; readonly drivers: readonly Driver[] }
  | { readonly kind: 'too_few'; readonly n: number; readonly needed: number }
  | { readonly kind: 'too_many_predictors'; readonly most: number }
  /** The score or a predictor is the same in all answers. */
  | { readonly kind: 'constant' }
  /** A predictor follows from others, so that their shares cannot be told apart. */
  | { readonly kind: 'collinear' };

const RESAMPLES = 200;

/**
 * Ranks predictors (`keys`, columns of `rows`) by their Shapley share of R² in `scores`, one row for each answer, without gaps. Repeats with
 * its seed, so that the same data give the same picture.
 */
export function driversOf(
  keys: readonly string[],
  rows: readonly (readonly number[])[],
  scores: readonly number[],
): DriverAnalysis {
  const n = scores.length;
  const needed = CASES_PER_PREDICTOR * keys.length;
  if (keys.length > MAX_PREDICTORS) return { kind: 'too_many_predictors', most: MAX_PREDICTORS };
  if (n < needed || n === 0) return { kind: 'too_few', n, needed };
  const all = scores.map((_, i) => i);
  const found = correlations(rows, scores, all);
  if (found === null) return { kind: 'constant' };
  const shares = shapleyShares(found);
  if (shares === null) return { kind: 'collinear' };
  const random = seededRandom(n * 31 + keys.length);
  const resampled = draws(() =>
    sharesOf(
      rows,
      scores,
      all.map(() => Math.floor(random() * n)),
    ),
  );
  const byChance = draws(() => sharesOf(rows, shuffled(scores, random), all));
  const drivers = keys.map((key, i): Driver => {
    const importance = shares[i]!;
    const low = percentile(resampled, i, 0.025) ?? importance;
    const high = percentile(resampled, i, 0.975) ?? importance;
    return {
      key,
      importance,
      interval: { low: Math.min(low, importance), high: Math.max(high, importance) },
      clear: importance > (percentile(byChance, i, 0.95) ?? 1),
      correlation: found.target[i]!,
    };
  });
  const rSquared = shares.reduce((sum, share) => sum + share, 0);
  return { kind: 'known', n, rSquared, drivers: drivers.toSorted((a, b) => b.importance - a.importance) };
}

/** The draws that have a result: a sample may have drawn the same score everywhere. */
function draws(draw: () => readonly number[] | null): readonly (readonly number[])[] {
  return Array.from({ length: RESAMPLES }, draw).filter((shares) => shares !== null);
}

function sharesOf(
  rows: readonly (readonly number[])[],
  scores: readonly number[],
  indices: readonly number[],
): readonly number[] | null {
  const found = correlations(rows, scores, indices);
  return found === null ? null : shapleyShares(found);
}

function percentile(sets: readonly (readonly number[])[], i: number, share: number): number | undefined {
  const values = sets.map((shares) => shares[i]!).toSorted((a, b) => a - b);
  return values[Math.min(values.length - 1, Math.floor(share * values.length))];
}

/** A random order (Fisher and Yates). */
function shuffled(values: readonly number[], random: () => number): readonly number[] {
  const result = [...values];
  for (let i = result.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
