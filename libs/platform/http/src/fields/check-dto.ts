import type { FieldError } from '@hearback/kernel';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import { defectOf, fieldsOf, type DtoClass, type Field } from './field.js';
import { pointerSegment } from './free-fields.js';
import { itemFromText } from './items.js';

/** Where the members come from: JSON has types, the parts of an address are texts. */
export type Source = 'body' | 'query' | 'param';

/** An instance of the DTO class, or everything that is wrong with the input. */
export type CheckedDto<T> = { readonly value: T } | { readonly errors: readonly FieldError[] };

/** Checks an input against a DTO class: every member declared, of its type, within its limits; nothing else there. */
export function checkDto<T extends object>(dto: DtoClass<T>, input: unknown, source: Source): CheckedDto<T> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    const detail = input === undefined ? 'a JSON object is required' : 'must be an object';
    return { errors: [{ pointer: '', code: input === undefined ? 'required' : 'wrong-type', detail }] };
  }
  const errors: FieldError[] = [];
  const members = input as Record<string, unknown>;
  const value = instantiate(dto, source === 'query' ? withRecords(dto, members) : members, source, '', errors);
  const found = validateSync(value, { forbidUnknownValues: false, stopAtFirstError: true });
  for (const error of found) collect(error, dto, source, '', errors);
  return errors.length > 0 ? { errors } : { value };
}

/** Copies the declared members, and those of nested DTOs, into instances; notes what is not declared. */
function instantiate<T extends object>(
  dto: DtoClass<T>,
  input: Record<string, unknown>,
  source: Source,
  path: string,
  errors: FieldError[],
): T {
  const fields = fieldsOf(dto);
  const declared = declaredMembers(dto);
  const instance = new dto();
  for (const name of Object.keys(input)) {
    if (!declared.has(name)) {
      errors.push({ pointer: pointerTo(source, path, name), code: 'unknown', detail: 'is not known here' });
      continue;
    }
    const member = `${path}/${pointerSegment(name)}`;
    (instance as Record<string, unknown>)[name] = memberOf(fields.get(name), input[name], source, member, errors);
  }
  return instance;
}

function memberOf(
  field: Field | undefined,
  value: unknown,
  source: Source,
  path: string,
  errors: FieldError[],
): unknown {
  if (field === undefined) return value;
  if (source !== 'body') return fromTexts(field, value);
  const { nested } = field;
  if (nested === undefined) return value;
  const one = (item: unknown, at: string): unknown =>
    isPlainObject(item) ? instantiate(nested(), item, source, at, errors) : item;
  if (!field.list) return one(value, path);
  return Array.isArray(value) ? value.map((item, index) => one(item, `${path}/${index}`)) : value;
}

/** `name[key]=text` of a query is a member of the record `name`, unless a parameter is declared by that very name. */
function withRecords(dto: DtoClass, query: Record<string, unknown>): Record<string, unknown> {
  const declared = declaredMembers(dto);
  const records = new Map<string, [string, unknown][]>();
  const rest = Object.entries(query).filter(([parameter, value]) => {
    const [, name = '', key = ''] = /^(\w+)\[([^[\]]+)\]$/.exec(parameter) ?? [];
    if (declared.has(parameter) || !declared.has(name)) return true;
    records.set(name, [...(records.get(name) ?? []), [key, value]]);
    return false;
  });
  return Object.fromEntries([...rest, ...[...records].map(([name, members]) => [name, Object.fromEntries(members)])]);
}

/** A parameter that comes several times arrives as a list of texts. */
function fromTexts({ list, itemKind }: Field, value: unknown): unknown {
  const one = (text: unknown): unknown =>
    typeof text === 'string' && itemKind !== undefined ? itemFromText(itemKind, text) : text;
  if (list) return (Array.isArray(value) ? value : [value]).map(one);
  return one(value);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const declaredByClass = new WeakMap<DtoClass, ReadonlySet<string>>();

/** Members with a field decorator or any of class-validator's. */
function declaredMembers(dto: DtoClass): ReadonlySet<string> {
  let names = declaredByClass.get(dto);
  if (names === undefined) {
    const validated = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
    names = new Set([...fieldsOf(dto).keys(), ...validated.map(({ propertyName }) => propertyName)]);
    declaredByClass.set(dto, names);
  }
  return names;
}

function collect(error: ValidationError, dto: DtoClass, source: Source, path: string, errors: FieldError[]): void {
  const { property, value, constraints, children } = error;
  const field = fieldsOf(dto).get(property);
  const pointer = pointerTo(source, path, property);
  const defect = field === undefined ? undefined : defectOf(field, value);
  if (defect !== undefined) {
    errors.push({ pointer: `${pointer}${defect.path ?? ''}`, code: defect.code, detail: defect.detail });
    return;
  }
  // What is left of the constraints are the service's own; `nestedValidation` only repeats the children.
  for (const [name, detail] of Object.entries(constraints ?? {})) {
    if (name !== 'nestedValidation') errors.push({ pointer, code: kebab(name), detail });
  }
  if (field?.nested === undefined) return;
  const nested = field.nested();
  for (const child of children ?? []) {
    if (!field.list) collect(child, nested, source, `${path}/${pointerSegment(property)}`, errors);
    for (const grandchild of field.list ? (child.children ?? []) : []) {
      collect(grandchild, nested, source, `${path}/${pointerSegment(property)}/${child.property}`, errors);
    }
  }
}

function pointerTo(source: Source, path: string, name: string): string {
  if (source === 'query') return `?${name}`;
  return source === 'param' ? `{${name}}` : `${path}/${pointerSegment(name)}`;
}

function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
