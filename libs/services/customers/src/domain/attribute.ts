import { isCalendarDay } from '@hearback/kernel';

/** Types of attributes. A date is a calendar day without a time (RFC 3339 `full-date`). */
export type AttributeType = 'text' | 'number' | 'boolean' | 'date';

/** The value of an attribute; dates are strings. */
export type AttributeValue = string | number | boolean;

/** Attributes by key. */
export type Attributes = Readonly<Record<string, AttributeValue>>;

/** Maximum length of a text in code points: short enough to be indexed as a whole. */
export const ATTRIBUTE_TEXT_MAX = 500;

/** Maximum number of attributes per customer. */
export const ATTRIBUTES_MAX = 100;

/** The type that the first value of a key gives it; a string that is a calendar day gives `date`. */
export function typeAtFirstUse(value: AttributeValue): AttributeType {
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  return isCalendarDay(value) ? 'date' : 'text';
}

/** Whether the value fits an attribute of this type. */
export function fitsType(type: AttributeType, value: AttributeValue): boolean {
  const own = typeAtFirstUse(value);
  return own === type || (type === 'text' && own === 'date');
}

/** The value as the string by which customers are looked up: `1` and `1.0` are the same number. */
export function lookupText(value: AttributeValue): string {
  return String(value);
}

/** The value of a filter as `lookupText` writes it for this type; undefined if it is not a value of the type. */
export function lookupTextOf(type: AttributeType, filter: string): string | undefined {
  if (type === 'boolean') return filter === 'true' || filter === 'false' ? filter : undefined;
  if (type === 'date') return isCalendarDay(filter) ? filter : undefined;
  if (type === 'text') return filter;
  return /^-?\d{1,308}(\.\d{1,308})?(e[+-]?\d{1,3})?$/i.test(filter) && Number.isFinite(Number(filter))
    ? lookupText(Number(filter))
    : undefined;
}
