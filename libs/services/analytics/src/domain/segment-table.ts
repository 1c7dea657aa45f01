import { compare, MIN_VERDICT_ANSWERS, type Comparison } from './comparison.js';
import { holm } from './holm.js';
import { measure, type Measure } from './measure.js';
import type { Method } from './method.js';
import { addCounts, NO_SCORES, withoutCounts, type ScoreCounts } from './scores.js';

/** The verdict on a segment compared with all other answers. */
export type SegmentVerdict = 'above' | 'below' | 'no_clear_difference' | 'too_few';

/** One segment of a table. */
export interface SegmentLine {
  /** The segment; null for answers without one (no touchpoint). */
  readonly value: string | null;
  readonly measure: Measure;
  /** Compared with all other answers of the table's total. */
  readonly rest: Comparison;
  /** p after Holm's adjustment over the tested segments; null if there are too few answers. */
  readonly adjustedP: number | null;
  readonly verdict: SegmentVerdict;
}

/** Segments of one method, largest first. */
export interface SegmentTable {
  readonly method: Method;
  readonly total: Measure;
  readonly segments: readonly SegmentLine[];
  /** Answers of the total that are in no segment of the table. */
  readonly withoutSegment: number;
  /** Number of segments that are left out because there are too many; the largest are returned. */
  readonly omitted: number;
}

/**
 * Compares each segment with the rest of the answers. Of twenty segments, one would be significant at 5 % by chance, so the verdict
 * uses Holm's adjusted p over all segments with enough answers.
 */
export function segmentTable(
  method: Method,
  total: ScoreCounts,
  segments: readonly { readonly value: string | null; readonly scores: ScoreCounts }[],
  maxSegments = Number.POSITIVE_INFINITY,
): SegmentTable {
  const whole = measure(method, total);
  const lines = segments
    .map(({ value, scores }) => {
      const own = measure(method, scores);
      return { value, measure: own, rest: compare(method, own, measure(method, withoutCounts(total, scores))) };
    })
    .toSorted((a, b) => b.measure.n - a.measure.n || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
  const shown = lines.slice(0, maxSegments);
  const tested = shown.filter(({ rest, measure: own }) => rest.verdict !== 'too_few' && own.n >= MIN_VERDICT_ANSWERS);
  const adjusted = holm(tested.map(({ rest }) => rest.p ?? 1));
  const adjustedOf = new Map(tested.map((line, index) => [line, adjusted[index] ?? 1]));
  const inSegments = segments.reduce((sum, { scores }) => addCounts(sum, scores), NO_SCORES);
  return {
    method,
    total: whole,
    segments: shown.map((line) => {
      const adjustedP = adjustedOf.get(line) ?? null;
      return { ...line, adjustedP, verdict: segmentVerdict(line.rest, adjustedP) };
    }),
    withoutSegment: measure(method, withoutCounts(total, inSegments)).n,
    omitted: lines.length - shown.length,
  };
}

function segmentVerdict(rest: Comparison, adjustedP: number | null): SegmentVerdict {
  if (adjustedP === null) return 'too_few';
  if (adjustedP >= 0.05) return 'no_clear_difference';
  return (rest.difference ?? 0) > 0 ? 'above' : 'below';
}
