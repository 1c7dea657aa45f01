import type { Row } from '../tx.js';

/** Columns that only the product understands: secrets and their digests, keys for repeats, and words for the search. */
const INTERNAL = /(^|_)(hash|digest|key|token|words?)$/;
/** How `to_jsonb` writes bytes. */
const BYTES = /^\\x(?:[0-9a-f]{2})*$/;

/**
 * The rows of a table as a copy for the person has them: without columns that are internal or empty, and with bytes as text, because
 * only files that somebody sent are stored as bytes.
 */
export function copiedRows(rows: readonly Row[]): readonly Row[] {
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row)
        .filter(([column, value]) => value !== null && !INTERNAL.test(column))
        .map(([column, value]) => [column, readable(value)]),
    ),
  );
}

function readable(value: unknown): unknown {
  return typeof value === 'string' && BYTES.test(value) ? Buffer.from(value.slice(2), 'hex').toString('utf8') : value;
}
