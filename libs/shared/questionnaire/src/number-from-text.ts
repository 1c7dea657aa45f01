/**
 * Converts a number as people write it. Without a language only the form that programs write is a number: digits with an optional
 * sign, point and exponent. With a language its decimal sign and grouping count too, and a sign that can have only one meaning is
 * understood in every language: `7,5` is 7.5, while `1,249` is 1249 in English and 1.249 in German. Text that is no number is
 * returned trimmed.
 */
export function numberFromText(text: string, language?: string): unknown {
  const trimmed = text.trim();
  if (MACHINE.test(trimmed) && (language === undefined || !trimmed.includes('.'))) return Number(trimmed);
  if (language === undefined) return trimmed;
  const written = western(trimmed);
  const decimal = decimalSignOf(written, language);
  const [whole = '', fraction, ...more] = decimal === undefined ? [written] : written.split(decimal);
  const plain = `${withoutGroups(whole) ?? whole}${fraction === undefined ? '' : `.${fraction}`}`;
  return more.length === 0 && MACHINE.test(plain) ? Number(plain) : trimmed;
}

const MACHINE = /^[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?$/;
const GROUPED = /^([+-]?[0-9]{1,3})(?:([.,' ])[0-9]{3})(?:\2[0-9]{3})*$/;

/** Code points of the zeros of Arabic, Persian and full-width digits. */
const ZEROS = [0x660, 0x6f0, 0xff10];

/** The text with Western digits, signs and blanks. */
function western(text: string): string {
  return text
    .replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => {
      const code = digit.charCodeAt(0);
      return String(code - ZEROS.findLast((zero) => zero <= code)!);
    })
    .replace(/[\u066b\u060c\uff0c]/g, ',')
    .replace(/\uff0e/g, '.')
    .replace(/[\u066c\u2019]/g, "'")
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/[\u2212\uff0d]/g, '-');
}

/** The decimal sign in the text, if it has one: the last of two different signs, or a single one that does not group. */
function decimalSignOf(text: string, language: string): '.' | ',' | undefined {
  const [point, comma] = [text.lastIndexOf('.'), text.lastIndexOf(',')];
  if (point !== -1 && comma !== -1) return point > comma ? '.' : ',';
  const sign = point === -1 ? ',' : '.';
  if (text.split(sign).length !== 2) return undefined;
  return withoutGroups(text) === undefined || sign === decimalSign(language) ? sign : undefined;
}

/** The digits of a number in groups of three; `undefined` if it has none. */
function withoutGroups(text: string): string | undefined {
  return GROUPED.test(text) ? text.replace(/[.,' ]/g, '') : undefined;
}

function decimalSign(language: string): string | undefined {
  const parts = new Intl.NumberFormat(language, { numberingSystem: 'latn' }).formatToParts(0.5);
  return parts.find(({ type }) => type === 'decimal')?.value;
}
