import { emailAddress, isInstant, isStorableText, parsePublicId, type PublicIdPrefix } from '@hearback/kernel';
import {
  IsBoolean,
  isBoolean,
  IsIn,
  isIn,
  IsInt,
  isInt,
  IsNumber,
  isNumber,
  IsString,
  isString,
  Matches,
  matches,
  Max,
  max,
  MaxLength,
  maxLength,
  Min,
  min,
  MinLength,
  minLength,
  type ValidationOptions,
} from 'class-validator';
import { validateBy } from './field-check.js';
import type { FieldCheck } from './field-check.js';

/** Limits of a string, in characters. */
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

/** Kinds of items of a list, and of values of a record, that are not objects. */
export type ItemKind = 'string' | 'integer' | 'number' | 'boolean' | 'timestamp';

/** Limits of one item; `values`: the allowed strings. */
export interface ItemLimits extends TextLimits, NumberLimits {
  readonly values?: readonly string[];
}

/** Default maximum length of a string, in characters. */
export const DEFAULT_TEXT_MAX = 10_000;

const string: FieldCheck = {
  code: 'wrong-type',
  detail: 'must be a string',
  holds: isString,
  decorator: IsString,
};

const storable: FieldCheck = {
  code: 'not-storable',
  detail: 'must not contain NUL or lone surrogates',
  holds: (value) => isString(value) && isStorableText(value),
  decorator: (options) => validateBy('isStorableText', storable.holds, options),
};

/** The checks of a value of this kind, in order; the first one checks its type. */
export function checksOf(kind: ItemKind, limits: ItemLimits): readonly [FieldCheck, ...FieldCheck[]] {
  switch (kind) {
    case 'string':
      return limits.values === undefined ? textChecks(limits) : valueChecks(limits.values);
    case 'integer':
      return [integer, ...rangeChecks(limits)];
    case 'number':
      return [number, ...rangeChecks(limits)];
    case 'boolean':
      return [{ code: 'wrong-type', detail: 'must be true or false', holds: isBoolean, decorator: IsBoolean }];
    case 'timestamp':
      return [string, instant];
  }
}

function textChecks({
  min: least = 0,
  max: most = DEFAULT_TEXT_MAX,
  pattern,
}: TextLimits): [FieldCheck, ...FieldCheck[]] {
  const checks: [FieldCheck, ...FieldCheck[]] = [string, storable];
  if (least > 0) {
    checks.push({
      code: 'too-short',
      detail: `must have at least ${least} character${least === 1 ? '' : 's'}`,
      holds: (value) => minLength(value, least),
      decorator: (options) => MinLength(least, options),
    });
  }
  checks.push({
    code: 'too-long',
    detail: `must have at most ${most} characters`,
    holds: (value) => maxLength(value, most),
    decorator: (options) => MaxLength(most, options),
  });
  if (pattern !== undefined) checks.push(matching(pattern, 'pattern', `must match ${pattern.source}`));
  return checks;
}

function valueChecks(values: readonly string[]): [FieldCheck, ...FieldCheck[]] {
  const known: FieldCheck = {
    code: 'invalid-value',
    detail: `must be one of ${values.join(', ')}`,
    holds: (value) => isIn(value, values),
    decorator: (options) => IsIn(values, options),
  };
  return [string, known];
}

const number: FieldCheck = {
  code: 'wrong-type',
  detail: 'must be a number',
  holds: (value) => isNumber(value),
  decorator: (options) => IsNumber({}, options),
};

const integer: FieldCheck = {
  code: 'wrong-type',
  detail: 'must be a whole number',
  holds: isInt,
  decorator: IsInt,
};

/** JavaScript holds integers beyond 2⁵³ inexactly, so those are out of range everywhere. */
function rangeChecks({ min: least, max: most }: NumberLimits): FieldCheck[] {
  const [lowest, highest] = [least ?? Number.MIN_SAFE_INTEGER, most ?? Number.MAX_SAFE_INTEGER];
  return [
    {
      code: 'below-minimum',
      detail: `must be at least ${lowest}`,
      holds: (value) => min(value, lowest),
      decorator: (options) => Min(lowest, options),
    },
    {
      code: 'above-maximum',
      detail: `must be at most ${highest}`,
      holds: (value) => max(value, highest),
      decorator: (options) => Max(highest, options),
    },
  ];
}

const instant: FieldCheck = {
  code: 'not-an-instant',
  detail: 'must be a time with an offset, such as 2026-01-31T09:30:00Z, in the years 1900 to 9999',
  holds: isInstant,
  decorator: (options) => validateBy('isInstant', isInstant, options),
};

/** The checks of a public id. */
export function publicIdChecks(prefix: PublicIdPrefix): readonly FieldCheck[] {
  const holds = (value: unknown): boolean => isString(value) && parsePublicId(prefix, value) !== undefined;
  const detail = `must be an id: ${prefix}_ and 32 hexadecimal digits`;
  const decorator = (options: ValidationOptions) => validateBy('isPublicId', holds, options);
  return [string, { code: 'not-an-id', detail, holds, decorator }];
}

/** The checks of an e-mail address. */
export const EMAIL_CHECKS: readonly FieldCheck[] = [
  string,
  {
    code: 'not-an-address',
    detail: 'must be an e-mail address such as ada@example.org',
    holds: isEmail,
    decorator: (options) => validateBy('isEmailAddress', isEmail, options),
  },
];

function isEmail(value: unknown): boolean {
  // Blanks around an address are a defect here; only forms remove them.
  return isString(value) && value === value.trim() && emailAddress(value) !== undefined;
}

function matching(pattern: RegExp, code: string, detail: string): FieldCheck {
  return {
    code,
    detail,
    holds: (value) => isString(value) && matches(value, pattern),
    decorator: (options) => Matches(pattern, options),
  };
}
