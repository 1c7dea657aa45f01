import type { Schema } from './schema.js';

const REFERENCE = /#\/components\/schemas\/([\w.-]+)/g;

/** The schemas, with `additionalProperties: false` on those of request bodies: the validation rejects members it does not know. */
export function strictBodies(paths: object, schemas: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const strict = new Set<string>();
  const visit = (node: unknown): void => {
    for (const [, name = ''] of (JSON.stringify(node) ?? '').matchAll(REFERENCE)) {
      if (strict.has(name) || schemas[name] === undefined) continue;
      strict.add(name);
      visit(schemas[name]);
    }
  };
  for (const methods of Object.values(paths))
    for (const operation of Object.values(methods as object)) visit((operation as Schema)['requestBody']);
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [name, strict.has(name) ? strictObject(schema) : schema]),
  );
}

function strictObject(schema: Schema): Schema {
  const isOpen = schema['type'] === 'object' && 'properties' in schema && !('additionalProperties' in schema);
  return isOpen ? { ...schema, additionalProperties: false } : schema;
}
