import { isStorableText } from '@hearback/kernel';
import type { Defect } from './defect.js';
import { declareComponents, type SchemaSet } from '../openapi/component-schemas.js';
import { declareField, type FieldOptions } from './field.js';
import { checkItem, itemSchema, type ItemKind, type ItemLimits } from './items.js';

/** Limits of a free JSON value. */
export interface JsonLimits {
  /** Bytes of its JSON text in UTF-8. Default 65,536. */
  readonly maxBytes?: number;
  /** Nested objects and lists. Default 20. */
  readonly maxDepth?: number;
  /** What the document shows it as; the domain checks it. Default: any JSON. */
  readonly shape?: SchemaSet;
}

/** Extension by which the document knows that a schema stands for any JSON; it is not left in it. */
export const ANY_JSON = 'x-any-json';

/** Any JSON value, for documents whose shape the domain checks. */
export function JsonField(options: FieldOptions & JsonLimits = {}): PropertyDecorator {
  const { maxBytes = 65_536, maxDepth = 20, shape } = options;
  const schema = { type: 'object', [ANY_JSON]: true, ...(shape && declareComponents(shape)) };
  const check = (value: unknown): Defect | undefined => {
    const defect = checkJson(value, maxDepth, '');
    if (defect !== undefined) return defect;
    return Buffer.byteLength(JSON.stringify(value)) > maxBytes
      ? { code: 'too-large', detail: `must have at most ${maxBytes} bytes as JSON` }
      : undefined;
  };
  return declareField({ example: {}, ...options }, { check }, schema);
}

/** Limits of a record: members with names of the caller's choice. */
export interface RecordLimits {
  /** Kinds that a value may have. Default: text, number and boolean. */
  readonly of?: readonly ItemKind[];
  /** Most members. Default 100. */
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
  const { of = ['text', 'number', 'boolean'], max = 100, key = KEY, value: limits = {} } = options;
  const check = (record: unknown): Defect | undefined => {
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      return { code: 'wrong-type', detail: 'must be an object' };
    }
    const members = Object.entries(record);
    if (members.length > max) return { code: 'too-many', detail: `must have at most ${max} members` };
    for (const [name, value] of members) {
      const path = `/${pointerSegment(name)}`;
      if (!key.test(name)) return { code: 'bad-name', detail: `must have names that match ${key.source}`, path };
      if (value === null && options.nullableValues === true) continue;
      const defects = of.map((kind) => checkItem(kind, value, limits));
      if (!defects.includes(undefined)) {
        const specific = defects.find((defect) => defect?.code !== 'wrong-type');
        return { ...(specific ?? { code: 'wrong-type', detail: `must be of kind ${of.join(' or ')}` }), path };
      }
    }
    return undefined;
  };
  const values = [...of.map((kind) => itemSchema(kind, limits)), ...(options.nullableValues ? [{ type: 'null' }] : [])];
  const additionalProperties = values.length === 1 ? values[0] : { anyOf: values };
  return declareField(
    { example: {}, ...options },
    { check },
    { type: 'object', maxProperties: max, additionalProperties },
  );
}

function checkJson(value: unknown, depthLeft: number, path: string): Defect | undefined {
  if (typeof value === 'string' && !isStorableText(value)) {
    return { code: 'not-storable', detail: 'must not contain NUL or lone surrogates', path };
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (depthLeft === 0) return { code: 'too-deep', detail: 'is nested too deeply', path };
  for (const [name, member] of Object.entries(value)) {
    const defect = isStorableText(name)
      ? checkJson(member, depthLeft - 1, `${path}/${pointerSegment(name)}`)
      : { code: 'not-storable', detail: 'must not have such a name', path };
    if (defect !== undefined) return defect;
  }
  return undefined;
}

/** A name as a segment of a JSON pointer (RFC 6901). */
export function pointerSegment(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
