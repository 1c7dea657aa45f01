import { MEDIA_TYPES } from '../server/body-parsers.js';
import { problemReference } from './problem-responses.js';
import { exampleOf, type Schema } from './schema.js';

/** An operation as Nest's scan, or the documentation of a raw route, gives it. */
export interface FoundOperation {
  readonly service: string;
  /** As OpenAPI writes it, with `{name}` parameters. */
  readonly path: string;
  /** Lower case. */
  readonly method: string;
  readonly operation: Schema;
  /** Whether a controller serves it, and `Idempotency-Key` therefore works. */
  readonly isController: boolean;
}

/** The operation with its tag, shared headers, problems and examples. */
export function finishedOperation(found: FoundOperation, components: Readonly<Record<string, Schema>>): Schema {
  const { service, operation } = found;
  const { parameters: _parameters, requestBody, responses: _responses, ...rest } = operation;
  const parameters = parametersOf(found);
  return {
    ...rest,
    tags: [service],
    security: operation['security'] ?? [],
    ...(parameters.length > 0 && { parameters }),
    ...(requestBody !== undefined && { requestBody: withExamples(requestBody as Schema, components) }),
    responses: responsesOf(found, components),
  };
}

const IDEMPOTENCY_KEY: Schema = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key with the same body within 24 hours gets the same reply.',
  schema: { type: 'string', maxLength: 255 },
};

function parametersOf(found: FoundOperation): readonly Schema[] {
  const declared = (found.operation['parameters'] ?? []) as readonly Schema[];
  return [...declared.map(withStyle), ...(isRepeatable(found) ? [IDEMPOTENCY_KEY] : [])];
}

/** A record in a query is written `name[key]=text`. */
function withStyle(parameter: Schema): Schema {
  const schema = parameter['schema'] as Schema | undefined;
  const isRecord = parameter['in'] === 'query' && schema?.['type'] === 'object';
  return isRecord ? { ...parameter, style: 'deepObject', explode: true } : parameter;
}

function isRepeatable({ method, operation, isController }: FoundOperation): boolean {
  return method === 'post' && operation['security'] !== undefined && isController;
}

/** The success response, and the problems: those that the route declares and those that its method, path and access imply. */
function responsesOf(found: FoundOperation, components: Readonly<Record<string, Schema>>): Schema {
  const { path, operation, method } = found;
  const declared = Object.entries(operation['responses'] as Schema);
  const successes = declared
    .filter(([status]) => Number(status) < 400)
    .map(([status, response]) => [status, withExamples(response as Schema, components)]);
  const success = successes.length === 0 ? {} : Object.fromEntries(successes);
  const takesIfMatch = parametersOf(found).some(({ name }) => name === 'If-Match');
  const problems = [
    ...declared.map(([status]) => Number(status)).filter((status) => status >= 400),
    400,
    ...(operation['security'] === undefined ? [] : [401, 403]),
    ...(path.includes('{') ? [404] : []),
    ...(isRepeatable(found) ? [409, 422] : []),
    ...(operation['requestBody'] === undefined ? [] : [408, 413, 415]),
    ...(takesIfMatch ? [412, 428] : []),
    429,
    431,
    500,
    503,
  ];
  return {
    ...success,
    ...(method === 'get' && JSON.stringify(success).includes(MEDIA_TYPES.json) && NOT_MODIFIED),
    ...Object.fromEntries(problems.map((status) => [status, problemReference(status)])),
    ...Object.fromEntries(declared.filter(isPage).map(([status, page]) => [status, withProblem(page as Schema)])),
  };
}

/** Whether a problem is shown as a page. */
function isPage([status, response]: [string, unknown]): boolean {
  return Number(status) >= 400 && 'content' in (response as object);
}

/** A page, or the problem document of the checks before the route. */
function withProblem({ content, ...page }: Schema): Schema {
  const problem = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return { ...page, content: { ...(content as object), ...problem } };
}

const NOT_MODIFIED: Schema = { 304: { description: 'The client has the current version already (`If-None-Match`).' } };

/** A request or response body with an example of its JSON. */
function withExamples(body: Schema, components: Readonly<Record<string, Schema>>): Schema {
  const content = body['content'] as Record<string, { schema: Schema; example?: unknown }> | undefined;
  const json = content?.[MEDIA_TYPES.json];
  if (json === undefined || 'example' in json) return body;
  const example = exampleOf(json.schema, components);
  return { ...body, content: { ...content, [MEDIA_TYPES.json]: { ...json, example } } };
}
