import { isStorableText, withoutFormulaEscapes } from '@hearback/kernel';
import { CellDefect } from './cell-defect.js';
import type { CellDecoder, Encoding } from './encoding.js';
import type { LayoutDefect } from './file-layout.js';

/** The code of errors of cells whose bytes have no meaning in the encoding of the file. */
export const WRONG_ENCODING = 'wrong-encoding';

const UNSTORABLE = new CellDefect('invalid-format', 'must not contain NUL characters');
const UNDECODABLE = new CellDefect(
  WRONG_ENCODING,
  'must be text in the encoding of the file; if all such rows have special characters, set another `encoding`',
);

/**
 * The text of a cell of one character per byte, without the apostrophe before formulas; undefined for an empty one. `empty` are the
 * values that count as such, the empty text among them.
 */
export function cellText(
  cell: string,
  decode: CellDecoder,
  empty: ReadonlySet<string>,
): string | CellDefect | undefined {
  const text = decode(cell);
  if (text === undefined) return UNDECODABLE;
  if (empty.has(text.trim())) return undefined;
  return isStorableText(text) ? withoutFormulaEscapes(text) : UNSTORABLE;
}

/** How an import ends whose file has text in another encoding, from this row on. */
export function encodingFailure(row: number, encoding: Encoding): LayoutDefect {
  const detail = `From row ${row}, rows have text that is not ${encoding}; they were left out; all other rows were imported. Upload the file again in UTF-8, or set its \`encoding\` in a new import.`;
  return { code: encoding === 'utf-8' ? 'not-utf8' : WRONG_ENCODING, detail, row };
}
