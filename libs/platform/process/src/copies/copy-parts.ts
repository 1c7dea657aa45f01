import { copiedRows, type Row, type RowsOfPerson } from '@hearback/database';

/** Characters of a part: an event with it is smaller than the largest message of Kafka. */
const PART_CHARACTERS = 150_000;

/** A part of a copy. */
export interface CopyPart {
  readonly table: string;
  readonly kind: string;
  /** A JSON array. */
  readonly rows: string;
}

/** The rows of tables as parts; a row is never divided. */
export async function partsOf(tables: AsyncIterable<RowsOfPerson>): Promise<readonly CopyPart[]> {
  const parts: CopyPart[] = [];
  for await (const { table, kind, rows } of tables)
    for (const group of groupsOf(copiedRows(rows))) parts.push({ table, kind, rows: `[${group.join(',')}]` });
  return parts;
}

function* groupsOf(rows: readonly Row[]): Generator<readonly string[]> {
  let group: string[] = [];
  let size = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (group.length > 0 && size + text.length > PART_CHARACTERS) {
      yield group;
      [group, size] = [[], 0];
    }
    group.push(text);
    size += text.length;
  }
  if (group.length > 0) yield group;
}
