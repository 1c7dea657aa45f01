import type { PublicIdPrefix } from '@hearback/kernel';
import {
  checksOf,
  EMAIL_CHECKS,
  publicIdChecks,
  type ItemKind,
  type ItemLimits,
  type NumberLimits,
  type TextLimits,
} from './checks.js';
import { field, type FieldOptions } from './field.js';
import { onValue } from './field-check.js';
import { publicIdSchema, schemaOf } from './field-schemas.js';
import { ValueFromQuery } from './from-query.js';

/** A string of `min` to `max` characters (0 to 10,000 by default) that PostgreSQL can store. */
export function StringField(options: FieldOptions<string> & TextLimits = {}): PropertyDecorator {
  return scalarField('string', options);
}

/** A whole number within inclusive limits. */
export function IntegerField(options: FieldOptions<number> & NumberLimits = {}): PropertyDecorator {
  return scalarField('integer', options);
}

/** A finite number within inclusive limits. */
export function NumberField(options: FieldOptions<number> & NumberLimits = {}): PropertyDecorator {
  return scalarField('number', options);
}

/** `true` or `false`. */
export function BooleanField(options: FieldOptions<boolean> = {}): PropertyDecorator {
  return scalarField('boolean', options);
}

/** An RFC 3339 time with an offset, in the years 1900 to 9999; stays a string. */
export function TimestampField(options: FieldOptions<string> = {}): PropertyDecorator {
  return scalarField('timestamp', options);
}

/** One of a fixed list of strings. */
export function EnumField<Value extends string>(
  values: readonly Value[],
  options: FieldOptions<Value> = {},
): PropertyDecorator {
  return scalarField('string', { ...options, values, example: options.example ?? values[0] });
}

/** A public id such as `srv_0198c0…`; stays a string, `parsePublicId` of the kernel returns its UUID. */
export function PublicIdField(prefix: PublicIdPrefix, options: FieldOptions<string> = {}): PropertyDecorator {
  return field(options, publicIdSchema(prefix), ...publicIdChecks(prefix).map(onValue));
}

/** One plain e-mail address. */
export function EmailField(options: FieldOptions<string> = {}): PropertyDecorator {
  const schema = { type: 'string', format: 'email', maxLength: 254, example: 'ada@example.org' };
  return field(options, schema, ...EMAIL_CHECKS.map(onValue));
}

function scalarField(kind: ItemKind, options: FieldOptions & ItemLimits): PropertyDecorator {
  return field(options, schemaOf(kind, options), ValueFromQuery(kind), ...checksOf(kind, options).map(onValue));
}
