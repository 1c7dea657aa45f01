import { Z95, type Interval } from '@hearback/kernel';
import { MIN_VERDICT_ANSWERS, readingOf, type Reading } from '../measure.js';
import type { Method } from '../method.js';
import { mixShift, type SegmentShift } from '../mix-shift.js';
import { tooFew, type Refusal } from '../refusal.js';
import { addCounts, NO_SCORES, withoutCounts, type ScoreCounts } from '../scores.js';

/** The answers of one side of a change. */
export interface SideCounts {
  readonly total: ScoreCounts;
  readonly segments: ReadonlyMap<string | null, ScoreCounts>;
}

/** How a segment contributed to a change. */
export interface ChangedSegment extends SegmentShift {
  /** Null: answers without a segment. */
  readonly value: string | null;
  readonly earlier: Reading;
  readonly later: Reading;
}

/** A change of a metric, split into how people scored and who answered; in its unit. Null numbers come with a refusal. */
export interface ChangeSplit {
  readonly earlier: Reading;
  readonly later: Reading;
  readonly delta: number | null;
  readonly within: number | null;
  /** Of `within`, 95 %, with the shares of the segments as they are. */
  readonly withinInterval: Interval | null;
  readonly mix: number | null;
  /** The largest contribution first. */
  readonly segments: readonly ChangedSegment[];
  readonly refusal: Refusal | null;
}

/** Splits the change from `earlier` to `later` by segments, of which answers without one are a part. Needs 5 answers on each side. */
export function changeSplit(method: Method, earlier: SideCounts, later: SideCounts): ChangeSplit {
  const sides = [parted(earlier), parted(later)] as const;
  const values = [...new Set([...sides[0].keys(), ...sides[1].keys()])];
  const readings = sides.map((side) => values.map((value) => readingOf(method, side.get(value) ?? NO_SCORES)));
  const [before, after] = readings as [Reading[], Reading[]];
  const totals = { earlier: readingOf(method, earlier.total), later: readingOf(method, later.total) };
  const fewest = Math.min(totals.earlier.n, totals.later.n);
  const shift = fewest < MIN_VERDICT_ANSWERS ? null : mixShift(before, after);
  if (shift === null)
    return {
      ...totals,
      delta: null,
      within: null,
      withinInterval: null,
      mix: null,
      segments: [],
      refusal: tooFew(
        'too_few_answers',
        MIN_VERDICT_ANSWERS,
        fewest,
        'Each of the two periods needs at least 5 answers.',
      ),
    };
  const error = 100 * Math.sqrt(values.reduce((sum, _, i) => sum + errorOf(before[i]!, after[i]!, totals), 0));
  return {
    ...totals,
    delta: shift.delta,
    within: shift.within,
    withinInterval: { low: shift.within - Z95 * error, high: shift.within + Z95 * error },
    mix: shift.mix,
    segments: values
      .map((value, i) => ({ value, earlier: before[i]!, later: after[i]!, ...shift.segments[i]! }))
      .toSorted((a, b) => Math.abs(b.within + b.mix) - Math.abs(a.within + a.mix)),
    refusal: null,
  };
}

/** Variance of the mean share times the change of a segment's value; a segment on one side only has no change. */
function errorOf(
  before: Reading,
  after: Reading,
  totals: { readonly earlier: Reading; readonly later: Reading },
): number {
  if (before.n === 0 || after.n === 0) return 0;
  const weight = (before.n / totals.earlier.n + after.n / totals.later.n) / 2;
  return weight ** 2 * ((before.variance ?? 0) / before.n + (after.variance ?? 0) / after.n);
}

/** The segments, and what of the total is in none of them. */
function parted({ total, segments }: SideCounts): ReadonlyMap<string | null, ScoreCounts> {
  const known = [...segments].filter(([value]) => value !== null);
  const inSegments = known.reduce((sum, [, scores]) => addCounts(sum, scores), NO_SCORES);
  const rest = withoutCounts(total, inSegments);
  return new Map<string | null, ScoreCounts>([...known, ...(rest.some((n) => n > 0) ? [[null, rest] as const] : [])]);
}
