import { Transform } from 'class-transformer';
import type { DtoClass } from './field.js';
import type { ItemKind } from './checks.js';

/** Group of class-transformer that converts strings to values: on for a query, off for a JSON body, which is typed. */
export const FROM_QUERY = 'query';

/** Converts a query parameter to its kind. A string that is no such value stays as it is, and the check rejects it. */
export function ValueFromQuery(kind: ItemKind): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => fromText(kind, value), { groups: [FROM_QUERY] });
}

/** Converts a query parameter that occurs once or several times to a list. */
export function ListFromQuery(kind: ItemKind): PropertyDecorator {
  const toList = ({ value }: { value: unknown }) => [value].flat().map((text) => fromText(kind, text));
  return Transform(toList, { groups: [FROM_QUERY] });
}

function fromText(kind: ItemKind, text: unknown): unknown {
  if (typeof text !== 'string') return text;
  if (kind === 'integer' || kind === 'number') return /^-?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : text;
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}

const RECORDS = Symbol('hearback:records');

/** Marks the member as a record, which a query writes as `name[key]=text`. */
export function RecordFromQuery(): PropertyDecorator {
  return (target, property) => {
    const known = (Reflect.getMetadata(RECORDS, target) ?? []) as readonly (string | symbol)[];
    Reflect.defineMetadata(RECORDS, [...known, property], target);
  };
}

/** The query with its `name[key]=text` parameters gathered into the records of the DTO. */
export function withRecords(dto: DtoClass, query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names = (Reflect.getMetadata(RECORDS, dto.prototype as object) ?? []) as readonly string[];
  if (names.length === 0) return { ...query };
  const members: Record<string, unknown> = {};
  for (const [parameter, value] of Object.entries(query)) {
    const [, name = '', key = ''] = /^(\w+)\[([^[\]]+)\]$/.exec(parameter) ?? [];
    if (names.includes(name)) members[name] = { ...(members[name] as object | undefined), [key]: value };
    else members[parameter] = value;
  }
  return members;
}
