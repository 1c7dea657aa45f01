/** Digits of other scripts that keyboards for Arabic and Persian write. */
function asciiDigits(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹]/g, (digit) => String(((digit.codePointAt(0)! - 0x660) % 0x90) % 10));
}

/** The separators of numbers in the language. */
function separatorsOf(language: string): { readonly decimal: string; readonly group: string } {
  const parts = new Intl.NumberFormat(`${language}-u-nu-latn`, { useGrouping: true }).formatToParts(1_234_567.5);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return { decimal: of('decimal'), group: of('group') };
}

/**
 * A number as people write it in the language, in the form that `answerFromText` reads: `7,5` and `1.249,5` on a German page,
 * `1,249.5` on an English one. A mark that cannot separate groups, because other than three digits follow, is a decimal one.
 */
export function numberFromForm(input: string, language: string): string {
  const text = asciiDigits(input.trim()).replaceAll('٫', '.').replaceAll('٬', '').replaceAll('−', '-');
  const { decimal, group } = separatorsOf(language);
  const match = /^([+-]?)(\d[\d.,'’\s]*)$/u.exec(text);
  if (match === null) return text;
  const [, sign = '', figures = ''] = match;
  const compact = figures.replaceAll(/['’\s]/gu, '');
  const marks = compact.replaceAll(/\d/g, '');
  if (marks === '') return sign + compact;
  const last = marks.at(-1)!;
  const isGrouped = new RegExp(`^\\d{1,3}(\\${last}\\d{3})+$`).test(compact);
  const isGroupMark = last === group || (decimal !== last && marks.length > 1);
  if (isGrouped && isGroupMark) return sign + compact.replaceAll(last, '');
  const at = compact.lastIndexOf(last);
  const whole = compact.slice(0, at);
  const other = last === ',' ? '.' : ',';
  if (!new RegExp(`^(\\d+|\\d{1,3}(\\${other}\\d{3})+)$`).test(whole)) return text;
  return `${sign}${whole.replaceAll(other, '')}.${compact.slice(at + 1)}`;
}
