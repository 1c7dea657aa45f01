/** An apostrophe that exports put before text that a spreadsheet would take for a formula. */
const ESCAPED = /^'(?=[\s\ufeff]*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/;

/** The text of a cell without the apostrophe of an export, so that an export survives its own import. */
export function withoutFormulaEscape(text: string): string {
  return text.startsWith("'") ? text.replace(ESCAPED, '') : text;
}
