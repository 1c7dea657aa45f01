import { isStorableText, parsePublicId, type PublicIdPrefix } from '@hearback/kernel';
import type { Defect } from './defect.js';

/** Limits of a text, in characters (Unicode code points). */
export interface TextLimits {
  /** Default 0. */
  readonly min?: number;
  /** Default 10,000. */
  readonly max?: number;
  readonly pattern?: RegExp;
}

/** Inclusive limits of a number. */
export interface NumberLimits {
  readonly min?: number;
  readonly max?: number;
}

/** Characters that a text may have where its field does not say. */
export const DEFAULT_TEXT_MAX = 10_000;

const wrongType = (wanted: string): Defect => ({ code: 'wrong-type', detail: `must be ${wanted}` });

/** What is wrong with a text. */
export function checkText(
  value: unknown,
  { min = 0, max = DEFAULT_TEXT_MAX, pattern }: TextLimits,
): Defect | undefined {
  if (typeof value !== 'string') return wrongType('a text');
  if (!isStorableText(value)) return { code: 'not-storable', detail: 'must not contain NUL or lone surrogates' };
  if (value.length < min || (value.length < min * 2 && characters(value) < min)) {
    return { code: 'too-short', detail: `must have at least ${min} character${min === 1 ? '' : 's'}` };
  }
  if (value.length > max && (value.length > max * 2 || characters(value) > max)) {
    return { code: 'too-long', detail: `must have at most ${max} characters` };
  }
  if (pattern !== undefined && !pattern.test(value)) {
    return { code: 'pattern', detail: `must match ${pattern.source}` };
  }
  return undefined;
}

function characters(text: string): number {
  let count = 0;
  for (const _character of text) count++;
  return count;
}

/** What is wrong with a number. */
export function checkNumber(value: unknown, { min, max }: NumberLimits): Defect | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return wrongType('a number');
  if (min !== undefined && value < min) return { code: 'below-minimum', detail: `must be at least ${min}` };
  if (max !== undefined && value > max) return { code: 'above-maximum', detail: `must be at most ${max}` };
  return undefined;
}

/** What is wrong with a whole number; it must be one that JavaScript holds exactly. */
export function checkInteger(value: unknown, limits: NumberLimits): Defect | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return wrongType('a whole number');
  return checkNumber(value, limits);
}

/** What is wrong with a truth value. */
export function checkBoolean(value: unknown): Defect | undefined {
  return typeof value === 'boolean' ? undefined : wrongType('true or false');
}

/** What is wrong with a word of a closed list. */
export function checkWord(value: unknown, words: readonly string[]): Defect | undefined {
  if (typeof value !== 'string') return wrongType('a text');
  return words.includes(value) ? undefined : { code: 'unknown-word', detail: `must be one of ${words.join(', ')}` };
}

/** What is wrong with a public id. */
export function checkPublicId(value: unknown, prefix: PublicIdPrefix): Defect | undefined {
  if (typeof value !== 'string') return wrongType('a text');
  return parsePublicId(prefix, value) === undefined
    ? { code: 'not-an-id', detail: `must be an id that begins with ${prefix}_` }
    : undefined;
}

const EMAIL =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

/** What is wrong with an e-mail address: one plain `local@domain`, no display name, no quoting, at most 254 characters. */
export function checkEmail(value: unknown): Defect | undefined {
  if (typeof value !== 'string') return wrongType('a text');
  return value.length <= 254 && EMAIL.test(value)
    ? undefined
    : { code: 'not-an-address', detail: 'must be a plain e-mail address' };
}

const INSTANT =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):[0-5]\d:([0-5]\d)(\.\d{1,9})?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;
const EARLIEST = Date.UTC(1900, 0, 1);
const LATEST = Date.UTC(9999, 11, 31);

/** What is wrong with an instant: RFC 3339 with an offset, of the years 1900 to 9999. */
export function checkInstant(value: unknown): Defect | undefined {
  if (typeof value !== 'string') return wrongType('a text');
  const match = INSTANT.exec(value);
  const at = match === null ? Number.NaN : Date.parse(value);
  if (match === null || !(at >= EARLIEST && at <= LATEST) || !dayExists(match)) {
    return { code: 'not-an-instant', detail: 'must be a time as in 2026-01-31T09:30:00Z, of the years 1900 to 9999' };
  }
  return undefined;
}

function dayExists(match: RegExpExecArray): boolean {
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}
