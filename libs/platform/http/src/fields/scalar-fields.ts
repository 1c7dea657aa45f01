import type { PublicIdPrefix } from '@hearback/kernel';
import { declareField, type FieldOptions } from './field.js';
import { checkItem, itemSchema, type ItemKind, type ItemLimits } from './items.js';
import { checkEmail, checkPublicId, type NumberLimits, type TextLimits } from './scalar-checks.js';

/** A text of `min` to `max` characters (0 to 10,000 by default) that PostgreSQL can store. */
export function TextField(options: FieldOptions<string> & TextLimits = {}): PropertyDecorator {
  return scalarField('text', options);
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

/** An RFC 3339 time with an offset, of the years 1900 to 9999; stays a text. */
export function InstantField(options: FieldOptions<string> = {}): PropertyDecorator {
  return scalarField('instant', options);
}

/** One of a closed list of words. */
export function WordField<Word extends string>(
  words: readonly Word[],
  options: FieldOptions<Word> = {},
): PropertyDecorator {
  return scalarField('text', { ...options, words, example: options.example ?? words[0] });
}

/** A public id such as `srv_0198c0…`; stays a text, `parsePublicId` of the kernel gives its UUID. */
export function PublicIdField(prefix: PublicIdPrefix, options: FieldOptions<string> = {}): PropertyDecorator {
  return declareField(options, { check: (value) => checkPublicId(value, prefix) }, publicIdSchema(prefix));
}

/** OpenAPI schema of a public id. */
export function publicIdSchema(prefix: PublicIdPrefix): object {
  return { type: 'string', pattern: `^${prefix}_[0-9a-f]{32}$`, example: `${prefix}_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c` };
}

/** One plain e-mail address. */
export function EmailField(options: FieldOptions<string> = {}): PropertyDecorator {
  return declareField(
    options,
    { check: checkEmail },
    { type: 'string', format: 'email', maxLength: 254, example: 'ada@example.org' },
  );
}

function scalarField(kind: ItemKind, options: FieldOptions & ItemLimits): PropertyDecorator {
  return declareField(
    options,
    { check: (value) => checkItem(kind, value, options), itemKind: kind },
    itemSchema(kind, options),
  );
}
