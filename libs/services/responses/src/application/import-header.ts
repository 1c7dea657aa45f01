import type { ImportMapping } from '../domain/import-mapping.js';
import type { ImportFailure } from './import-store.js';

const MAX_COLUMNS = 1000;

/** The index of each mapped column in the header, or the reason why the mapping does not fit the file. */
export function columnIndexes(header: readonly string[], mapping: ImportMapping): readonly number[] | ImportFailure {
  const names = header.map((name) => name.trim());
  if (names.some((name) => name.includes('\u0000'))) return failed('not-utf8', NOT_TEXT);
  if (names.length > MAX_COLUMNS) return failed('too-many-columns', `The header has more than ${MAX_COLUMNS} columns.`);
  const twice = names.find((name, index) => name !== '' && names.indexOf(name) !== index);
  if (twice !== undefined) return failed('duplicate-column', `The header has the column ${quoted(twice)} twice.`);
  const missing = mapping.columns.find(({ column }) => !names.includes(column.trim()));
  if (missing !== undefined) return failed('missing-column', `The header has no column ${quoted(missing.column)}.`);
  return mapping.columns.map(({ column }) => names.indexOf(column.trim()));
}

const NOT_TEXT = 'The file is not UTF-8; save it as CSV UTF-8.';

function failed(code: string, detail: string): ImportFailure {
  return { code, detail, row: 1 };
}

function quoted(name: string): string {
  return `“${name.slice(0, 100)}”`;
}
