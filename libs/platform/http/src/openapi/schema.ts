/** A JSON object whose shape OpenAPI decides. */
export type Schema = Record<string, unknown>;

/** Maximum depth of references and members in an example, because a schema can contain itself. */
const MAX_EXAMPLE_DEPTH = 40;

/** A plausible value of a schema: its own example, or one put together from those of its parts. */
export function exampleOf(schema: Schema, components: Readonly<Record<string, Schema>>, depth = 0): unknown {
  if ('example' in schema) return schema['example'];
  if (depth > MAX_EXAMPLE_DEPTH) return null;
  const reference = schema['$ref'] as string | undefined;
  if (reference !== undefined) {
    return exampleOf(components[reference.slice(reference.lastIndexOf('/') + 1)] ?? {}, components, depth + 1);
  }
  const parts = (schema['anyOf'] ?? schema['allOf'] ?? schema['oneOf']) as readonly Schema[] | undefined;
  if (parts?.[0] !== undefined) return exampleOf(parts[0], components, depth + 1);
  const enumeration = schema['enum'] as readonly unknown[] | undefined;
  if (enumeration !== undefined) return enumeration[0];
  const type = Array.isArray(schema['type']) ? (schema['type'] as unknown[])[0] : schema['type'];
  switch (type) {
    case 'object': {
      const members = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Schema>>).filter(
        ([, member]) => member['x-out-of-sample'] !== true,
      );
      return Object.fromEntries(members.map(([name, member]) => [name, exampleOf(member, components, depth + 1)]));
    }
    case 'array':
      return [exampleOf((schema['items'] ?? {}) as Schema, components, depth + 1)];
    case 'integer':
    case 'number':
      return schema['minimum'] ?? 1;
    case 'boolean':
      return true;
    case 'string':
      return 'text';
    default:
      return null;
  }
}
