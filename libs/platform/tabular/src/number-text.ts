import { CellDefect, quoted } from './cell-defect.js';

export type DecimalSign = '.' | ',';

const CURRENCY = /^\p{Sc}\s*|\s*\p{Sc}$/gu;

/** Digits alone or in groups of three; the sign between groups is the same throughout. Also Indian groups: 12,34,567. */
const WHOLE = {
  '.': /^(?:\d+|\d{1,3}(?:([,' ])\d{3})(?:\1\d{3})*|\d{1,2}(?:,\d{2})*,\d{3})$/,
  ',': /^(?:\d+|\d{1,3}(?:([.' ])\d{3})(?:\1\d{3})*)$/,
} as const;

const EXAMPLE = { '.': '1249.50', ',': '1249,50' } as const;

/**
 * The number in a cell with this decimal sign; the other sign can only group thousands, so that 1.249 with a decimal comma is 1249
 * and never a fraction. Integers beyond 2⁵³ are rejected, because they would be rounded.
 */
export function numberFromCell(cell: string, decimal: DecimalSign): number | CellDefect {
  const text = cell
    .trim()
    .replace(CURRENCY, '')
    .replace(/[\s’]/g, (sign) => (sign === '’' ? "'" : ' '))
    .replace('\u2212', '-');
  const match = /^([+-]?)(.*?)(?:e([+-]?\d{1,3}))?$/i.exec(text)!;
  const [, sign = '', digits = '', exponent] = match;
  const [whole = '', fraction, ...others] = digits.split(decimal);
  const isNumber =
    others.length === 0 &&
    (whole === '' ? fraction !== undefined : WHOLE[decimal].test(whole)) &&
    (fraction === undefined || /^\d+$/.test(fraction));
  if (!isNumber) return notANumber(cell, decimal);
  const value = Number(`${sign}${whole.replace(/\D/g, '') || '0'}.${fraction ?? '0'}e${exponent ?? '0'}`);
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value) && exponent === undefined)) {
    return new CellDefect('out-of-range', `must have at most 15 digits; it is ${quoted(cell)}`);
  }
  return value;
}

function notANumber(cell: string, decimal: DecimalSign): CellDefect {
  const other = decimal === '.' ? ',' : '.';
  const hint = fits(cell, other) ? `; if ${quoted(other)} is the decimal sign of the file, set \`decimal\` to it` : '';
  return new CellDefect('wrong-type', `must be a number such as ${EXAMPLE[decimal]}; it is ${quoted(cell)}${hint}`);
}

function fits(cell: string, decimal: DecimalSign): boolean {
  const [whole = '', fraction] = cell.trim().replace(/^[+-]/, '').split(decimal);
  return fraction !== undefined && /^\d+$/.test(fraction) && WHOLE[decimal].test(whole);
}
