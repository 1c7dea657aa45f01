import { chiSquaredTail } from './numeric/gamma.js';

/** Whether two ways to group answers have something to do with each other. */
export interface Association {
  readonly n: number;
  readonly chiSquared: number;
  readonly degreesOfFreedom: number;
  readonly p: number;
  /** Cramér's V = √(χ²/(n·(min(rows, columns) − 1))), from 0 (nothing) to 1 (one follows from the other). */
  readonly cramersV: number;
}

/** Pearson's chi-squared test of a table of counts; rows and columns without counts are left out. Null if fewer than two of either are left. */
export function association(table: readonly (readonly number[])[]): Association | null {
  const rows = table.filter((row) => row.some((count) => count > 0));
  const columns = (rows[0] ?? []).map((_, j) => rows.reduce((sum, row) => sum + row[j]!, 0));
  const used = columns.flatMap((total, j) => (total > 0 ? [j] : []));
  const smaller = Math.min(rows.length, used.length);
  if (smaller < 2) return null;
  const n = columns.reduce((sum, total) => sum + total, 0);
  let chiSquared = 0;
  for (const row of rows) {
    const total = row.reduce((sum, count) => sum + count, 0);
    for (const j of used) {
      const expected = (total * columns[j]!) / n;
      chiSquared += (row[j]! - expected) ** 2 / expected;
    }
  }
  const degreesOfFreedom = (rows.length - 1) * (used.length - 1);
  return {
    n,
    chiSquared,
    degreesOfFreedom,
    p: chiSquaredTail(chiSquared, degreesOfFreedom),
    cramersV: Math.sqrt(chiSquared / (n * (smaller - 1))),
  };
}
