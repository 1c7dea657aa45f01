/** Types of attributes. A date is a calendar day without a time (RFC 3339 `full-date`). */
export type AttributeType = 'text' | 'number' | 'boolean' | 'date';

/** The value of an attribute; dates are texts. */
export type AttributeValue = string | number | boolean;

/** Attributes by key. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** Most characters (code points) of a text: short enough to be looked up by its whole value. */
export const ATTRIBUTE_TEXT_MAX = 500;

/** Most attributes of one customer. */
export const ATTRIBUTES_MAX = 100;

/** Whether the text is a day that exists, as in `2026-02-28`. */
export function isFullDate(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The type that a value fixes for its key at first use: a text that is a day makes a date. */
export function typeAtFirstUse(value: AttributeValue): AttributeType {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return isFullDate(value) ? 'date' : 'text';
}

/** Whether a value may stand under a key of this type. */
export function fitsType(type: AttributeType, value: AttributeValue): boolean {
  const own = typeAtFirstUse(value);
  return own === type || (type === 'text' && own === 'date');
}

/** The value as a text of one form, by which customers are found: `1` and `1.0` are the same number. */
export function lookupText(value: AttributeValue): string {
  return String(value);
}

/** The text of a filter in the form of `lookupText` for a key of this type, or `undefined` where it is no such value. */
export function lookupTextOf(type: AttributeType, filter: string): string | undefined {
  if (type === 'boolean') return filter === 'true' || filter === 'false' ? filter : undefined;
  if (type === 'date') return isFullDate(filter) ? filter : undefined;
  if (type === 'text') return filter;
  return /^-?\d{1,308}(\.\d{1,308})?(e[+-]?\d{1,3})?$/i.test(filter) && Number.isFinite(Number(filter))
    ? lookupText(Number(filter))
    : undefined;
}
