import type { TSchema } from '@sinclair/typebox';
import { Errors, ValueErrorType, type ValueError } from '@sinclair/typebox/errors';
import type { FieldError } from '@hearback/kernel';
import { Defects, pointerTo } from './defects.js';
import { defectOfJson, isAtMost, isJsonObject } from './json.js';
import { reasonOf, type Reason, type Shape } from './shape.js';

/**
 * Adds the defects of a JSON value that does not have the shape, at most one per pointer. A value that matches no variant of
 * a union is compared with one variant only: the one that its discriminator names, or the first whose first required
 * member it has.
 */
export function checkShape({ schema, references }: Shape, json: unknown, defects: Defects): void {
  const named: readonly TSchema[] = [schema, ...references];
  const seen = new Set<string>();
  for (const [path, { code, detail }] of defectsOf(Errors(schema, [...named], json), named)) {
    if (!seen.has(path)) defects.add(path.split('/').slice(1).map(unescaped).reduce(pointerTo, ''), code, detail);
    seen.add(path);
  }
}

/** The reason why a value is not storable JSON, or else its mismatches with the shape, at most {@link LIMITS.errors}. */
export function shapeErrors(shape: Shape, json: unknown): readonly FieldError[] {
  const defect = defectOfJson(json);
  if (defect !== undefined) return [defect];
  const defects = new Defects();
  checkShape(shape, json, defects);
  return defects.errors;
}

function unescaped(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

type Defect = readonly [path: string, reason: Reason];

function* defectsOf(errors: Iterable<ValueError>, named: readonly TSchema[]): Generator<Defect> {
  for (const error of errors) {
    const { type, path, schema, value } = error;
    if (type === ValueErrorType.Union) yield* defectsOfUnion(error, named);
    // TypeBox counts UTF-16 units, while the limits are in characters.
    else if (type === ValueErrorType.StringMaxLength && isAtMost(value as string, (schema as Json).maxLength ?? 0))
      continue;
    else yield [path, reasonFor(type, schema)];
  }
}

/** The members of JSON schemas that this module reads. */
interface Json {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly TSchema[];
  readonly properties?: Readonly<Record<string, Json>>;
  readonly required?: readonly string[];
  readonly discriminator?: { readonly propertyName: string };
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

function* defectsOfUnion({ schema, path, value, errors }: ValueError, named: readonly TSchema[]): Generator<Defect> {
  const { anyOf = [], discriminator } = schema as Json;
  const variants = anyOf.map(
    (each) => (each.$ref === undefined ? each : named.find(({ $id }) => $id === each.$ref)) as Json,
  );
  const selected = variants.findIndex((variant) => isSelected(variant, value, discriminator?.propertyName));
  if (selected !== -1) yield* defectsOf(errors[selected] ?? [], named);
  else if (!isJsonObject(value) || variants.some(({ type }) => type !== 'object')) {
    const types = new Set(variants.map(({ type = 'object' }) => TYPES[type]));
    yield [path, { code: 'wrong-type', detail: `must be ${[...types].join(' or ')}` }];
  } else if (discriminator === undefined) {
    const tags = variants.map(({ required = [] }) => required[0]);
    yield [path, { code: 'required', detail: `must have one of the members ${tags.join(', ')}` }];
  } else {
    const { propertyName } = discriminator;
    const code = Object.hasOwn(value, propertyName) ? 'invalid-value' : 'required';
    const tags = variants.flatMap(({ properties = {} }) => valuesOf(properties[propertyName]));
    yield [`${path}/${propertyName}`, { code, detail: `must be one of ${tags.join(', ')}` }];
  }
}

function isSelected({ type, properties = {}, required = [] }: Json, value: unknown, discriminator: string | undefined) {
  if (type !== 'object') return type === (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
  if (!isJsonObject(value)) return false;
  if (discriminator !== undefined) return valuesOf(properties[discriminator]).includes(value[discriminator]);
  return Object.hasOwn(value, required[0] ?? '');
}

function valuesOf(schema: Json | undefined): readonly unknown[] {
  return schema?.enum ?? [schema?.const];
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'an object',
  array: 'an array',
  string: 'a string',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  null: 'null',
};

function reasonFor(error: ValueErrorType, schema: TSchema): Reason {
  const json = schema as Json;
  switch (error) {
    case ValueErrorType.ObjectRequiredProperty:
      return { code: 'required', detail: 'is missing' };
    case ValueErrorType.ObjectAdditionalProperties:
      return { code: 'unknown-member', detail: 'is not a member of this object' };
    default: {
      const own = reasonOf(schema);
      if (own !== undefined) return own;
    }
  }
  switch (error) {
    case ValueErrorType.ArrayMinItems:
      return { code: 'too-few', detail: `must have at least ${json.minItems}` };
    case ValueErrorType.ArrayMaxItems:
      return { code: 'too-many', detail: `must have at most ${json.maxItems}` };
    case ValueErrorType.ObjectMaxProperties:
      return {
        code: 'too-many',
        detail: `must have at most ${schema.maxProperties} member${schema.maxProperties === 1 ? '' : 's'}`,
      };
    case ValueErrorType.StringMinLength:
      return { code: 'too-short', detail: `must have at least ${json.minLength} characters` };
    case ValueErrorType.StringMaxLength:
      return { code: 'too-long', detail: `must have at most ${json.maxLength} characters` };
    case ValueErrorType.StringPattern:
      return { code: 'invalid-format', detail: `must match ${schema.pattern}` };
    case ValueErrorType.IntegerMinimum:
    case ValueErrorType.IntegerMaximum:
    case ValueErrorType.NumberMinimum:
    case ValueErrorType.NumberMaximum:
      return { code: 'out-of-range', detail: `must be from ${json.minimum} to ${json.maximum}` };
    case ValueErrorType.Kind:
    case ValueErrorType.Literal:
      return { code: 'invalid-value', detail: `must be one of ${valuesOf(json).join(', ')}` };
    default:
      return { code: 'wrong-type', detail: `must be ${TYPES[json.type ?? 'object']}` };
  }
}
