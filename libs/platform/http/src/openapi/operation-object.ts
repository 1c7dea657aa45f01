import { noContent } from '../http/route.js';
import { publicIdSchema } from '../fields/scalar-fields.js';
import { MEDIA_TYPES } from '../http/body-parsers.js';
import type { DescribedOperation } from './operations.js';
import { schemaNameOf } from './schema-names.js';
import { exampleOf, listSchema, schemaOf, type Schema } from './schemas.js';

type Components = Readonly<Record<string, Schema>>;

/** An operation for the document, from what Nest's scan found and what the route says of itself. */
export function operationObject(operation: DescribedOperation, found: Schema, components: Components): Schema {
  const { id, summary, description, service } = operation;
  const parameters = parametersOf(operation, found, components);
  const requestBody = bodyOf(operation, found, components);
  return {
    operationId: id,
    summary,
    ...(description === undefined ? {} : { description }),
    tags: [service],
    security: securityOf(operation),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(requestBody === undefined ? {} : { requestBody }),
    responses: {
      [operation.status]: successOf(operation, components),
      ...notModified(operation),
      ...problemsOf(operation),
    },
  };
}

function securityOf({ access }: DescribedOperation): readonly Schema[] {
  if (access.kind !== 'permission') return [];
  return [{ key: [] }, { session: [] }];
}

function parametersOf(operation: DescribedOperation, found: Schema, components: Components): readonly Schema[] {
  const scanned = ((found['parameters'] ?? []) as readonly Schema[])
    .filter(({ in: place }) => place !== 'header')
    .map((parameter) => {
      const prefix = parameter['in'] === 'path' ? operation.publicIds[String(parameter['name'])] : undefined;
      return prefix === undefined ? parameter : { ...parameter, schema: publicIdSchema(prefix) };
    });
  const named = new Set(scanned.map(({ name }) => name));
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name ?? '')
    .filter((name) => !named.has(name))
    .map((name) => ({
      name,
      in: 'path',
      required: true,
      ...(operation.parameters?.[name] === undefined ? {} : { description: operation.parameters[name] }),
      schema: { type: 'string' },
    }));
  const { query } = operation;
  const inQuery =
    operation.isController || query === undefined ? [] : queryParameters(components[schemaNameOf(query)] ?? {});
  return [...inPath, ...[...scanned, ...inQuery].map(withStyle), ...headersOf(operation)];
}

/** A record in a query is written `name[key]=text`. */
function withStyle(parameter: Schema): Schema {
  const schema = parameter['schema'] as Schema | undefined;
  const isRecord = parameter['in'] === 'query' && schema?.['type'] === 'object';
  return isRecord ? { ...parameter, style: 'deepObject', explode: true } : parameter;
}

function queryParameters(schema: Schema): readonly Schema[] {
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  return Object.entries((schema['properties'] ?? {}) as Components).map(([name, { description, ...member }]) => ({
    name,
    in: 'query',
    required: required.has(name),
    ...(description === undefined ? {} : { description }),
    schema: member,
  }));
}

function headersOf(operation: DescribedOperation): readonly Schema[] {
  const header = (name: string, required: boolean, description: string): Schema => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string', maxLength: 255 },
  });
  const headers: Schema[] = [];
  if (operation.takesIfMatch)
    headers.push(header('If-Match', true, 'The `ETag` of the version that is to be changed.'));
  if (isRepeatable(operation)) {
    headers.push(
      header('Idempotency-Key', false, 'The same key with the same body within 24 hours gets the same reply.'),
    );
  }
  return headers;
}

function isRepeatable({ method, access, isController }: DescribedOperation): boolean {
  return method === 'post' && access.kind === 'permission' && isController;
}

function bodyOf(
  { body, accepts, isController, readsBody }: DescribedOperation,
  found: Schema,
  components: Components,
): Schema | undefined {
  const scanned = isController
    ? ((found['requestBody'] as Schema | undefined)?.['content'] as Record<string, Schema> | undefined)
    : undefined;
  if (!readsBody) return undefined;
  const schema = (Object.values(scanned ?? {})[0]?.['schema'] as Schema | undefined) ?? schemaOfBody(body);
  const example = body !== undefined && 'example' in body ? body.example : exampleOf(schema, components);
  const types = (accepts ?? ['json']).map((kind) => MEDIA_TYPES[kind]);
  const content = types.map((type) =>
    type === MEDIA_TYPES.json
      ? [type, { schema, example }]
      : [type, { schema: body === undefined ? { type: 'string' } : schema }],
  );
  return { required: true, content: Object.fromEntries(content) as Schema };
}

function schemaOfBody(body: DescribedOperation['body']): Schema {
  if (body === undefined) return { type: 'object' };
  return typeof body === 'function' ? schemaOf(body) : (body.schema as Schema);
}

const TEXT_TYPES = {
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  html: 'text/html',
  text: 'text/plain',
} as const;

function successOf({ reply }: DescribedOperation, components: Components): Schema {
  if (reply === noContent) return { description: 'Done.' };
  if (typeof reply === 'string' && reply !== 'json') {
    return { description: 'Done.', content: { [TEXT_TYPES[reply]]: { schema: { type: 'string' } } } };
  }
  const schema =
    reply === 'json'
      ? { type: 'object' }
      : typeof reply === 'function'
        ? schemaOf(reply)
        : listSchema(schemaOf(reply.listOf));
  const example = reply === 'json' ? {} : exampleOf(schema, components);
  const whole = typeof reply === 'object' ? { ...(example as object), next_cursor: null, has_more: false } : example;
  return { description: 'Done.', content: { 'application/json': { schema, example: whole } } };
}

function notModified({ method, reply }: DescribedOperation): Schema {
  const isJson = typeof reply === 'function' || typeof reply === 'object' || reply === 'json';
  return method === 'get' && isJson ? { 304: { description: 'The caller has it already (`If-None-Match`).' } } : {};
}

/** The problems that follow from what a route is, and those it names itself. */
function problemsOf(operation: DescribedOperation): Schema {
  const { access, path, problems = [], readsBody, takesIfMatch } = operation;
  const statuses = [
    ...problems,
    400,
    ...(access.kind === 'permission' ? [401, 403] : []),
    ...(path.includes('{') ? [404] : []),
    ...(isRepeatable(operation) ? [409, 422] : []),
    ...(readsBody ? [413, 415] : []),
    ...(takesIfMatch ? [412, 428] : []),
    429,
    500,
    503,
  ];
  const unique = [...new Set(statuses)].toSorted((a, b) => a - b);
  return Object.fromEntries(unique.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));
}
