/** What a spreadsheet takes for the beginning of a formula, also in full-width form, and after blanks, NBSP or a BOM. */
const FORMULA = String.raw`[^\S\t\r\n]*[=+\-@\uff1d\uff0b\uff0d\uff20]`;
/** A cell begins with the text, and wherever a spreadsheet may split it; a leading tab or line break is skipped. */
const place = (escape: string) =>
  new RegExp(String.raw`(?<=^|[;\t\r\n])${escape}(?='*${FORMULA})|^${escape}(?='*[\t\r\n])`, 'g');
const UNSAFE = place('');
const ESCAPED = place("'");
const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;

/**
 * The text with an apostrophe before everything that a spreadsheet would take for a formula, after OWASP's “CSV injection”. Plain
 * numbers stay as they are. A program that splits cells at semicolons, tabs or lines gets no formula either.
 */
export function escapeFormulas(text: string): string {
  return NUMBER.test(text) ? text : text.replace(UNSAFE, "'");
}

/** The text before `escapeFormulas`, so that an export survives its own import. */
export function withoutFormulaEscapes(text: string): string {
  return text.includes("'") ? text.replace(ESCAPED, '') : text;
}
