import { Kind, Type, TypeRegistry, type Static, type TObject, type TSchema } from '@sinclair/typebox';

/** The shape of a JSON document: its schema, and the schemas to which it refers by their `$id`. */
export interface Shape {
  readonly schema: TSchema;
  readonly references: readonly TSchema[];
}

/** The option of object schemas without other members. */
export const STRICT = { additionalProperties: false } as const;

TypeRegistry.Set<TSchema & { readonly enum: readonly unknown[] }>('StringEnum', (schema, value) =>
  schema.enum.includes(value),
);

/** A string from a fixed list of values. */
export const StringEnum = <const V extends readonly string[]>(values: V, options: { description?: string } = {}) =>
  Type.Unsafe<V[number]>({ ...options, [Kind]: 'StringEnum', type: 'string', enum: [...values] });

/** An object with arbitrary member names and values of one schema. */
export const Dictionary = <S extends TSchema>(values: S, options: { description?: string } = {}) =>
  Type.Unsafe<Record<string, Static<S>>>(Type.Object({}, { ...options, additionalProperties: values }));

/** Marks the schema of a member that has a default. */
export interface DefaultOf<T> {
  readonly default: T;
}

/** The schema of a member that has this value if it is absent; wrap it in `Type.Optional`. */
export const WithDefault = <S extends TSchema>(schema: S, value: Static<S>): S & DefaultOf<Static<S>> =>
  Object.assign(schema, { default: value });

/** A reference to a named schema. */
export const RefTo = <T>($id: string, options: { description?: string } = {}) => Type.Unsafe<T>(Type.Ref($id, options));

/** The code and detail that are reported for a value that does not match a schema. */
export interface Reason {
  readonly code: string;
  readonly detail: string;
}

const REASON = Symbol('reason');

/** The schema with a specific code and detail for values that do not match. They are not part of its JSON. */
export const WithReason = <S extends TSchema>(schema: S, code: string, detail: string): S =>
  Object.assign(schema, { [REASON]: { code, detail } });

/** The code and detail of a schema made by {@link WithReason}. */
export function reasonOf(schema: TSchema): Reason | undefined {
  return (schema as { readonly [REASON]?: Reason })[REASON];
}

/** Adds the absent members that have a default, in place. */
export function withDefaults(schema: TObject, object: object): object {
  for (const [name, member] of Object.entries(schema.properties)) {
    const value: unknown = member.default;
    if (value !== undefined && !Object.hasOwn(object, name)) Object.assign(object, { [name]: structuredClone(value) });
  }
  return object;
}
