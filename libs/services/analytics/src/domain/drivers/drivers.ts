import { seededRandom, type Interval } from '@hearback/kernel';
import { correlations, shapleyShares, tableOf, type Correlations } from './importance.js';
import { relativeWeights } from './relative-weights.js';
import { CHANCES, percentile, resamplesFor, shuffled } from './resampling.js';

/** Cases needed for each predictor. */
export const CASES_PER_PREDICTOR = 10;

/** More predictors than this are compared by relative weights: with each one Shapley's shares take twice as long. */
export const MAX_SHAPLEY_PREDICTORS = 10;

/** More predictors than this are not compared. */
export const MAX_PREDICTORS = 25;

/** Predictors that go together more than this cannot be told apart: their shares would be made up. */
export const MAX_CORRELATION = 0.95;

/** How much of the differences between answers goes together with a predictor; a correlation, no cause. */
export interface Driver {
  readonly key: string;
  /** Share of the variance from 0 to 1; the shares add up to R². */
  readonly importance: number;
  /** Of the importance, 95 %, by resampling the answers. */
  readonly interval: Interval;
  /** Of what is explained, from 0 to 1; all add up to 1. */
  readonly share: number;
  /** Of the share, 95 %. */
  readonly shareInterval: Interval;
  /** Whether it explains more than it would if the answers were dealt out by chance (95th percentile). What is not clear is drawn as 0. */
  readonly clear: boolean;
  /** Pearson's correlation with the score. */
  readonly correlation: number;
}

/** How shares were computed. */
export type ImportanceMethod = 'shapley' | 'relative_weights';

/** The drivers of a score, or why they cannot be known. */
export type DriverAnalysis =
  | {
      readonly kind: 'known';
      readonly n: number;
      readonly method: ImportanceMethod;
      readonly resamples: number;
      readonly rSquared: number;
      /** 95 %, by resampling. */
      readonly rSquaredInterval: Interval;
      /** Largest first. */
      readonly drivers: readonly Driver[];
    }
  | { readonly kind: 'too_few'; readonly n: number; readonly needed: number }
  | { readonly kind: 'too_many_predictors'; readonly most: number }
  /** A predictor is the same in all answers; null: the score is. */
  | { readonly kind: 'constant'; readonly key: string | null }
  /** Two predictors move together, or, with an r below `MAX_CORRELATION`, follow from several others. */
  | { readonly kind: 'collinear'; readonly pair: readonly [string, string]; readonly r: number; readonly n: number };

/**
 * Ranks predictors (`keys`, columns of `rows`) by their share of R² in `scores`, one row for each answer, without gaps: Shapley's, or relative
 * weights for many predictors. Repeats with its seed, so that the same data give the same picture.
 */
export function driversOf(
  keys: readonly string[],
  rows: readonly (readonly number[])[],
  scores: readonly number[],
): DriverAnalysis {
  const n = scores.length;
  const k = keys.length;
  const needed = CASES_PER_PREDICTOR * k;
  if (k > MAX_PREDICTORS) return { kind: 'too_many_predictors', most: MAX_PREDICTORS };
  if (n < needed || n === 0) return { kind: 'too_few', n, needed };
  const all = scores.map((_, i) => i);
  const table = tableOf(rows, scores);
  const found = correlations(table, all);
  if (found === null) return { kind: 'constant', key: constantOf(keys, rows) };
  const closest = closestPair(found, keys);
  if (closest !== null && Math.abs(closest.r) >= MAX_CORRELATION) return { kind: 'collinear', ...closest, n };
  const method: ImportanceMethod = k > MAX_SHAPLEY_PREDICTORS ? 'relative_weights' : 'shapley';
  const sharesOf = method === 'shapley' ? shapleyShares : relativeWeights;
  const shares = sharesOf(found);
  if (shares === null && closest !== null) return { kind: 'collinear', ...closest, n };
  if (shares === null) return { kind: 'constant', key: null };
  const resamples = resamplesFor(n, k, method === 'shapley');
  const random = seededRandom(n * 31 + k);
  const draws = (times: number, draw: () => Correlations | null): readonly (readonly number[])[] =>
    Array.from({ length: times }, () => {
      const drawn = draw();
      return drawn === null ? null : sharesOf(drawn);
    }).filter((each) => each !== null);
  const resampled = draws(resamples, () =>
    correlations(
      table,
      all.map(() => Math.floor(random() * n)),
    ),
  );
  const byChance = draws(CHANCES, () => correlations(table, all, shuffled(all, random)));
  const rSquared = total(shares);
  const around = (value: number, values: readonly number[]): Interval => ({
    low: Math.min(value, percentile(values, 0.025) ?? value),
    high: Math.max(value, percentile(values, 0.975) ?? value),
  });
  const drivers = keys.map((key, i): Driver => {
    const importance = shares[i]!;
    const share = importance / rSquared;
    return {
      key,
      importance,
      interval: around(
        importance,
        resampled.map((each) => each[i]!),
      ),
      share,
      shareInterval: around(
        share,
        resampled.map((each) => each[i]! / total(each)),
      ),
      clear:
        importance >
        (percentile(
          byChance.map((each) => each[i]!),
          0.95,
        ) ?? 1),
      correlation: found.target[i]!,
    };
  });
  return {
    kind: 'known',
    n,
    method,
    resamples,
    rSquared,
    rSquaredInterval: around(rSquared, resampled.map(total)),
    drivers: drivers.toSorted((a, b) => b.importance - a.importance),
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function constantOf(keys: readonly string[], rows: readonly (readonly number[])[]): string | null {
  return keys.find((_, i) => rows.every((row) => row[i] === rows[0]![i])) ?? null;
}

/** The two predictors that go together most; null with fewer than two. */
function closestPair({ predictors }: Correlations, keys: readonly string[]) {
  let closest: { readonly pair: readonly [string, string]; readonly r: number } | null = null;
  for (let i = 0; i < keys.length; i += 1)
    for (let j = 0; j < i; j += 1) {
      const r = predictors[i]![j]!;
      if (closest === null || Math.abs(r) > Math.abs(closest.r)) closest = { pair: [keys[j]!, keys[i]!], r };
    }
  return closest;
}
