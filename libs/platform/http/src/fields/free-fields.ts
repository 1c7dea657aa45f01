import { declareComponents, type SchemaSet } from '../openapi/component-schemas.js';
import { Untransformed } from './untransformed.js';
import { checksOf, type ItemKind, type ItemLimits } from './checks.js';
import { field, type FieldOptions } from './field.js';
import { failsAs, onMembers, onValue, pointerSegment, validateBy, type FieldCheck } from './field-check.js';
import { schemaOf } from './field-schemas.js';
import { RecordFromQuery } from './from-query.js';
import { OBJECT } from './nested-fields.js';

/** Limits of a free JSON value. */
export interface JsonLimits {
  /** Maximum bytes of its JSON text in UTF-8. Default 65,536. */
  readonly maxBytes?: number;
  /** Maximum nesting of objects and lists. Default 20. */
  readonly maxDepth?: number;
  /** Its schema in the OpenAPI document; the domain checks it. Default: any object. */
  readonly schema?: object;
  /** Replaces `schema`: a schema with a name, and those that it refers to. */
  readonly shape?: SchemaSet;
}

/** Any JSON value, for documents whose shape the domain checks. */
export function JsonField(options: FieldOptions & JsonLimits = {}): PropertyDecorator {
  const { maxBytes = 65_536, maxDepth = 20, shape, schema = { type: 'object', additionalProperties: true } } = options;
  return field(
    { example: {}, ...options },
    shape === undefined ? schema : { allOf: [declareComponents(shape)] },
    Untransformed(),
    validateBy(
      'maxDepth',
      (value) => tooDeep(value, maxDepth) === undefined,
      failsAs(
        'too-deep',
        `must not be nested deeper than ${maxDepth} objects or lists`,
        (value: unknown) => tooDeep(value, maxDepth) ?? '',
      ),
    ),
    validateBy(
      'maxBytes',
      (value) => Buffer.byteLength(JSON.stringify(value)) <= maxBytes,
      failsAs('too-large', `must have at most ${maxBytes} bytes as JSON`),
    ),
  );
}

/** Limits of a record: members with names of the caller's choice. */
export interface RecordLimits {
  /** Kinds that a value may have. Default: text, number and boolean. */
  readonly of?: readonly ItemKind[];
  /** Maximum number of members. Default 100. */
  readonly max?: number;
  /** What a name must match. Default: 1 to 64 characters of `A–Z a–z 0–9 _ . -`. */
  readonly key?: RegExp;
  readonly value?: ItemLimits;
  /** Values may be `null`. Default: false. */
  readonly nullableValues?: boolean;
}

const KEY = /^[A-Za-z0-9_.-]{1,64}$/;

/** An object with free names and plain values; in a query each member is a parameter `name[key]=text`. */
export function RecordField(options: FieldOptions & RecordLimits = {}): PropertyDecorator {
  const { of = ['string', 'number', 'boolean'], max = 100, key = KEY, value: limits = {}, nullableValues } = options;
  const values = [...of.map((kind) => schemaOf(kind, limits)), ...(nullableValues ? [{ type: 'null' }] : [])];
  const additionalProperties = values.length === 1 ? values[0] : { anyOf: values };
  const badName = (record: object): string | undefined => Object.keys(record).find((name) => !key.test(name));
  return field(
    { example: {}, ...options },
    { type: 'object', maxProperties: max, additionalProperties },
    Untransformed(),
    RecordFromQuery(),
    onValue(OBJECT),
    validateBy(
      'maxMembers',
      (record) => Object.keys(record as object).length <= max,
      failsAs('too-many', `must have at most ${max} members`),
    ),
    validateBy(
      'memberNames',
      (record) => badName(record as object) === undefined,
      failsAs(
        'bad-name',
        `must have a name that matches ${key.source}`,
        (record: object) => `/${pointerSegment(badName(record) ?? '')}`,
      ),
    ),
    ...memberChecks(of, limits, nullableValues === true).map((check, index) => onMembers(check, `member${index}`)),
  );
}

/** The checks of a value that may have any of these kinds: first of its type, then those of its kind. */
function memberChecks(kinds: readonly ItemKind[], limits: ItemLimits, nullable: boolean): readonly FieldCheck[] {
  const types = kinds.map((kind) => checksOf(kind, limits)[0]);
  const type: FieldCheck = {
    ...types[0]!,
    detail: types.map(({ detail }, index) => (index === 0 ? detail : detail.slice('must be '.length))).join(' or '),
    holds: (value) => types.some(({ holds }) => holds(value)),
  };
  const limited = kinds.flatMap((kind) => {
    const [isOfKind, ...rest] = checksOf(kind, limits);
    return rest.map((check) => ({ ...check, holds: (value: unknown) => !isOfKind.holds(value) || check.holds(value) }));
  });
  return [type, ...limited].map((check) => ({
    ...check,
    holds: (value) => (nullable && value === null) || check.holds(value),
  }));
}

/** The JSON pointer to the first object or list that is nested too deeply; `undefined` if there is none. */
function tooDeep(value: unknown, depthLeft: number): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (depthLeft === 0) return '';
  for (const [name, member] of Object.entries(value)) {
    const found = tooDeep(member, depthLeft - 1);
    if (found !== undefined) return `/${pointerSegment(name)}${found}`;
  }
  return undefined;
}
