import type { Schema } from './schema.js';

/** A JSON schema whose `$id` is its name in the document, and all those that it refers to by their `$id`. */
export interface SchemaSet {
  readonly schema: { readonly $id?: string };
  readonly references: readonly { readonly $id?: string }[];
}

const COMPONENTS = new Map<string, Schema>();

/** Registers the schemas as components of every document that refers to them; returns the reference to the first. */
export function declareComponents({ schema, references }: SchemaSet): Schema {
  for (const { $id, ...members } of [schema, ...references]) {
    if ($id === undefined) throw new Error('a schema of the API needs an $id');
    COMPONENTS.set($id, withPointers(JSON.parse(JSON.stringify(members))) as Schema);
  }
  return { $ref: pointerOf(schema.$id ?? '') };
}

/** The schemas of DTOs with all declared components. Throws if two of them have the same name. */
export function withComponents(schemas: Readonly<Record<string, Schema>>): Readonly<Record<string, Schema>> {
  const taken = Object.keys(schemas).filter((name) => COMPONENTS.has(name));
  if (taken.length > 0) throw new Error(`a DTO and a declared schema have the same name: ${taken.join(', ')}`);
  return { ...schemas, ...Object.fromEntries(COMPONENTS) };
}

const pointerOf = (name: string): string => `#/components/schemas/${name}`;

/** Replaces names of schemas by pointers into the document. */
function withPointers(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withPointers);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]: [string, unknown]) => {
      if (name === '$ref' || name === 'mapping') return [name, pointersOf(value)];
      return [name, withPointers(value)];
    }),
  );
}

function pointersOf(names: unknown): unknown {
  if (typeof names === 'string') return pointerOf(names);
  return Object.fromEntries(Object.entries(names as object).map(([tag, name]) => [tag, pointerOf(name as string)]));
}
