import { notComparable, type Comparison } from './comparison.js';
import { judge, levelOfEach, segmentPair } from './judgement.js';
import { mdeOfEqual } from './mde.js';
import { measure, readingOf, type Measure } from './measure.js';
import type { Method } from './method.js';
import { addCounts, NO_SCORES, withoutCounts, type ScoreCounts } from './scores.js';
import { LEVEL } from './significance.js';

/** The verdict on a segment compared with all other answers. */
export type SegmentVerdict = 'above' | 'below' | 'no_clear_difference' | 'too_few';

/** Answers by segment. */
export interface SegmentCounts {
  readonly method: Method;
  readonly total: ScoreCounts;
  readonly segments: readonly { readonly value: string | null; readonly scores: ScoreCounts }[];
}

/** One segment of a table. */
export interface SegmentLine {
  /** The segment; null for answers without one (no touchpoint). */
  readonly value: string | null;
  readonly measure: Measure;
  readonly mde: number | null;
  /** Compared with all other answers of the table's total. */
  readonly rest: Comparison;
  readonly verdict: SegmentVerdict;
}

/** Segments of one method, largest first. */
export interface SegmentTable {
  readonly method: Method;
  readonly total: Measure;
  readonly mde: number | null;
  readonly segments: readonly SegmentLine[];
  /** Answers of the total that are in no segment of the table. */
  readonly withoutSegment: number;
  /** Number of segments that are left out because there are too many; the largest are returned. */
  readonly omitted: number;
}

/** The tables of one report, which are one picture. */
export interface SegmentTables {
  readonly level: number;
  readonly comparisons: number;
  readonly tables: readonly SegmentTable[];
}

/**
 * Compares each segment with the rest of the answers, and judges all segments of the report together, because of twenty equal
 * segments one would be significant at 5 % by chance. `elapsed` is the part of the period that has passed, null if it has ended.
 */
export function segmentTables(
  counts: readonly SegmentCounts[],
  { elapsed, maxSegments }: { readonly elapsed: number | null; readonly maxSegments: number },
): SegmentTables {
  const drafts = counts.map((table) => draftOf(table, elapsed, maxSegments));
  const { level, comparisons, each } = judge(drafts.flatMap(({ lines }) => lines.map(({ pair }) => pair)));
  let next = 0;
  const tables = drafts.map(({ lines, ...table }) => ({
    ...table,
    mde: mdeOfEqual(table.method, table.total.scores, LEVEL),
    segments: lines.map(({ value, measure: own, pair }): SegmentLine => {
      const rest = each[next++] ?? notComparable(pair);
      const mde = mdeOfEqual(table.method, own.scores, levelOfEach(comparisons));
      return { value, measure: own, mde, rest, verdict: segmentVerdict(rest) };
    }),
  }));
  return { level, comparisons, tables: tables.toSorted((a, b) => b.total.n - a.total.n) };
}

function draftOf({ method, total, segments }: SegmentCounts, elapsed: number | null, maxSegments: number) {
  const lines = segments
    .map(({ value, scores }) => {
      const own = measure(method, scores);
      const rest = readingOf(method, withoutCounts(total, scores));
      return { value, measure: own, pair: segmentPair(method, own, rest, elapsed) };
    })
    .toSorted((a, b) => b.measure.n - a.measure.n || ((a.value ?? '') < (b.value ?? '') ? -1 : 1));
  const inSegments = segments.reduce((sum, { scores }) => addCounts(sum, scores), NO_SCORES);
  return {
    method,
    total: measure(method, total),
    lines: lines.slice(0, maxSegments),
    withoutSegment: measure(method, withoutCounts(total, inSegments)).n,
    omitted: Math.max(0, lines.length - maxSegments),
  };
}

function segmentVerdict({ verdict }: Comparison): SegmentVerdict {
  const words = { up: 'above', down: 'below', no_clear_change: 'no_clear_difference', too_few: 'too_few' } as const;
  return words[verdict];
}
