import type { TSchema } from '@sinclair/typebox';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const ERASED = /^erased:[0-9a-f-]{36}$/;

/** What stands in an emptied event for the id of a customer, where there must be one. */
export function erasedReference(erasureId: string): string {
  return `erased:${erasureId}`;
}

/** Whether an external id stands for somebody who was erased: no profile is made of it. */
export function isErasedReference(externalId: string): boolean {
  return ERASED.test(externalId);
}

/**
 * The payload without what names or quotes a person: the fields that its contract marks as `personal`. It is still valid: values that
 * may be null become null, other texts empty, and required ids of the customer `erasedReference`. Segments, ids, scores and times stay.
 */
export function emptiedPayload(schema: TSchema, payload: unknown, erasureId: string): unknown {
  return emptied(schema, payload as Json, erasureId, '');
}

function emptied(schema: TSchema, value: Json, erasureId: string, name: string): Json {
  if (value === null || !isPersonal(schema)) return value;
  if (schema['personal'] === true) return name.endsWith('external_id') ? erasedReference(erasureId) : '';
  const options = schema['anyOf'] as readonly TSchema[] | undefined;
  if (options !== undefined) return emptiedOption(options, value, erasureId, name);
  if (Array.isArray(value)) return emptiedItems(schema['items'] as TSchema, value, erasureId, name);
  if (typeof value === 'object') return emptiedMembers(schema, value as { readonly [key: string]: Json }, erasureId);
  return value;
}

/** Null if that is allowed and the rest has no other meaning; else the option without what is personal. */
function emptiedOption(options: readonly TSchema[], value: Json, erasureId: string, name: string): Json {
  if (options.some(({ type }) => type === 'null')) return null;
  return emptied(options.find(isPersonal)!, value, erasureId, name);
}

function emptiedItems(items: TSchema, value: readonly Json[], erasureId: string, name: string): Json {
  if (items['personal'] === true) return [];
  return value.map((item) => emptied(items, item, erasureId, name));
}

function emptiedMembers(schema: TSchema, value: { readonly [key: string]: Json }, erasureId: string): Json {
  const patterns = schema['patternProperties'] as Readonly<Record<string, TSchema>> | undefined;
  // A record of personal values: its keys say little, but without values they say nothing.
  if (patterns !== undefined) return Object.values(patterns).some(isPersonal) ? {} : value;
  const properties = schema['properties'] as Readonly<Record<string, TSchema>>;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      const own = properties[key];
      return [key, own === undefined ? member : emptied(own, member, erasureId, key)];
    }),
  );
}

function isPersonal(schema: TSchema): boolean {
  if (schema['personal'] === true) return true;
  const parts = [
    ...((schema['anyOf'] as readonly TSchema[] | undefined) ?? []),
    ...Object.values((schema['properties'] as Readonly<Record<string, TSchema>> | undefined) ?? {}),
    ...Object.values((schema['patternProperties'] as Readonly<Record<string, TSchema>> | undefined) ?? {}),
    ...(schema['items'] === undefined ? [] : [schema['items'] as TSchema]),
  ];
  return parts.some(isPersonal);
}
