import { isStorableText } from '@hearback/kernel';
import { normalIdentity } from '../identity.js';

/** Maximum number of rows of a list. */
export const MAX_LIST_ROWS = 10_000;

/** A row that names a customer by the workspace's id, by an address in its normal form, or by both. */
export interface ListRow {
  /** As in a spreadsheet: 2 is the first after the names of the columns. */
  readonly row: number;
  readonly externalId: string | null;
  readonly email: string | null;
  readonly name: string | null;
}

/** Why a row was left out. */
export interface ListDefect {
  readonly row: number;
  readonly code: 'nobody' | 'email' | 'external-id' | 'name' | 'email-taken';
}

/** What a file holds. */
export interface ReadList {
  readonly rows: readonly ListRow[];
  readonly defects: readonly ListDefect[];
}

/** Why a file cannot be read as a list. */
export type ListProblem = 'no-columns' | 'too-many-rows';

const COLUMNS = ['external_id', 'email', 'name'] as const;
type Column = (typeof COLUMNS)[number];

/** Reads a list: a row of column names, of which `external_id` or `email` is required, then a row for each customer. */
export function readList(lines: readonly (readonly string[])[]): ReadList | { readonly problem: ListProblem } {
  const [header = [], ...body] = lines;
  const names = header.map((name) => name.trim().toLowerCase());
  if (!names.includes('external_id') && !names.includes('email')) return { problem: 'no-columns' };
  if (body.length > MAX_LIST_ROWS) return { problem: 'too-many-rows' };
  const rows: ListRow[] = [];
  const defects: ListDefect[] = [];
  for (const [index, cells] of body.entries()) {
    const row = index + 2;
    const read = readRow(row, (column) => cells[names.indexOf(column)]?.trim() ?? '');
    if ('code' in read) defects.push(read);
    else rows.push(read);
  }
  return { rows, defects };
}

function readRow(row: number, cell: (column: Column) => string): ListRow | ListDefect {
  const [externalId, address, name] = [cell('external_id'), cell('email'), cell('name')];
  if (externalId === '' && address === '') return { row, code: 'nobody' };
  const email = address === '' ? null : (normalIdentity('email', address)?.value ?? undefined);
  if (email === undefined) return { row, code: 'email' };
  if (!isText(externalId)) return { row, code: 'external-id' };
  if (!isText(name)) return { row, code: 'name' };
  return { row, externalId: externalId || null, email, name: name || null };
}

const isText = (text: string): boolean => Array.from(text.slice(0, 401)).length <= 200 && isStorableText(text);
