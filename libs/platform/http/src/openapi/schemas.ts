import type { DtoClass } from '../fields/field.js';
import { schemaNameOf } from './schema-names.js';

/** A JSON object whose shape OpenAPI decides. */
export type Schema = Record<string, unknown>;

/** The problem document as a component. */
export const PROBLEM_SCHEMA: Schema = {
  type: 'object',
  description: 'What went wrong (RFC 9457).',
  required: ['type', 'title', 'status', 'instance', 'code'],
  properties: {
    type: { type: 'string', description: 'Address of the page that explains it, relative to the platform.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'What is special about this case; never for 500.' },
    instance: { type: 'string', description: 'Id of the request.' },
    code: { type: 'string', description: 'Stable code, `<service>.<what>`.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: {
          pointer: {
            type: 'string',
            description: 'JSON pointer into the body (RFC 6901), `?name` of a query parameter or `{name}` of the path.',
          },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
  },
};

/** One sentence for each status that a problem can have. */
export const PROBLEM_STATUSES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read, or names something unknown.',
  401: 'A valid credential is required.',
  403: 'This credential may not do that.',
  404: 'There is no such thing for this caller.',
  409: 'It collides with something that is there or under way.',
  410: 'It is gone.',
  412: 'The thing has changed since it was read.',
  413: 'The body is too large.',
  415: 'The content type is not accepted here.',
  422: 'The request can be read and is not acceptable.',
  428: 'The version that is to be changed must be named by `If-Match`.',
  429: 'Too many requests; `Retry-After` says how long to wait.',
  500: 'Something went wrong on our side.',
  503: 'Not available at the moment; `Retry-After` says when to try again.',
};

/** The reply of a page of a list whose items have this schema. */
export function listSchema(items: Schema): Schema {
  return {
    type: 'object',
    required: ['object', 'data', 'has_more', 'next_cursor'],
    properties: {
      object: { type: 'string', enum: ['list'] },
      data: { type: 'array', items },
      has_more: { type: 'boolean' },
      next_cursor: { type: ['string', 'null'], description: 'The `cursor` of the next page; null on the last.' },
    },
  };
}

/** A reference to a component schema. */
export function schemaOf(dto: DtoClass): Schema {
  return { $ref: `#/components/schemas/${schemaNameOf(dto)}` };
}

/** References and members that an example follows before it gives up, as in a schema that holds itself. */
const MOST_DEPTH = 40;

/** A plausible value of a schema: its own example, or one put together from those of its parts. */
export function exampleOf(schema: Schema, components: Readonly<Record<string, Schema>>, depth = 0): unknown {
  const known = schema['example'] ?? (schema['examples'] as unknown[] | undefined)?.[0];
  if (known !== undefined) return known;
  if (depth > MOST_DEPTH) return null;
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
      const members = Object.entries((schema['properties'] ?? {}) as Readonly<Record<string, Schema>>);
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
