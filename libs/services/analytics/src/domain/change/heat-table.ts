import type { Method } from '../method.js';
import { addCounts, answersIn, NO_SCORES, type ScoreCounts } from '../scores.js';
import { segmentTables, type SegmentLine } from '../segment-table.js';

/** Rows and columns beyond this are left out, the smallest first. */
export const MAX_LINES = 20;

/** The scores of a cell. */
export interface CrossCell {
  readonly row: string | null;
  readonly column: string | null;
  readonly scores: ScoreCounts;
}

/** A cell, judged against all other answers of the table. */
export interface HeatCell extends Pick<SegmentLine, 'measure' | 'rest' | 'verdict'> {
  readonly row: string | null;
  readonly column: string | null;
}

/** A metric by two dimensions. All cells are one picture: the probability of any false verdict among them is `level`. */
export interface HeatTable {
  readonly method: Method;
  readonly level: number;
  readonly comparisons: number;
  /** Largest first. */
  readonly rows: readonly (string | null)[];
  readonly columns: readonly (string | null)[];
  readonly cells: readonly HeatCell[];
  /** Answers in rows and columns that are left out. */
  readonly leftOut: number;
}

/** Builds the table; `elapsed` is the part of the period that has passed, null if it has ended. */
export function heatTable(method: Method, cells: readonly CrossCell[], elapsed: number | null): HeatTable {
  const rows = largest(cells, ({ row }) => row);
  const columns = largest(cells, ({ column }) => column);
  const shown = cells.filter(({ row, column }) => rows.includes(row) && columns.includes(column));
  const total = cells.reduce((sum, { scores }) => addCounts(sum, scores), NO_SCORES);
  const segments = shown.map(({ scores }, i) => ({ value: String(i), scores }));
  const { level, comparisons, tables } = segmentTables([{ method, total, segments }], {
    elapsed,
    maxSegments: MAX_LINES ** 2,
  });
  return {
    method,
    level,
    comparisons,
    rows,
    columns,
    cells: (tables[0]?.segments ?? []).map(({ value, measure, rest, verdict }) => {
      const { row, column } = shown[Number(value)]!;
      return { row, column, measure, rest, verdict };
    }),
    leftOut: answersIn(total) - shown.reduce((sum, { scores }) => sum + answersIn(scores), 0),
  };
}

function largest(cells: readonly CrossCell[], lineOf: (cell: CrossCell) => string | null): readonly (string | null)[] {
  const sizes = new Map<string | null, number>();
  for (const cell of cells) sizes.set(lineOf(cell), (sizes.get(lineOf(cell)) ?? 0) + answersIn(cell.scores));
  return [...sizes]
    .toSorted(([a, n], [b, m]) => m - n || ((a ?? '') < (b ?? '') ? -1 : 1))
    .slice(0, MAX_LINES)
    .map(([line]) => line);
}
