import type { DtoClass } from '../fields/field.js';
import { MEDIA_TYPES } from '../server/body-parsers.js';
import type { DocumentedRoute } from '../routes/route-registry.js';
import type { BodyKind } from '../routes/route-config.js';
import { statusOf, type RouteOptions } from '../routes/route.js';
import { getSchemaPath } from '@nestjs/swagger';
import { replyContent } from './reply-shape.js';
import type { Schema } from './schema.js';

/** A route outside of controllers as the OpenAPI document shows it. */
export interface Operation extends Omit<RouteOptions, 'body' | 'query' | 'bodyLimit' | 'location'> {
  /** The body: a DTO class, or an OpenAPI schema. */
  readonly body?: DtoClass | { readonly schema: object; readonly example?: unknown };
  /** Kinds of bodies. Default: JSON only. */
  readonly accepts?: readonly BodyKind[];
  /** Web pages of other origins may call it. */
  readonly cors?: boolean;
  /** Statuses of problems that are shown as a page. */
  readonly pages?: readonly number[];
  /** Descriptions of the path's parameters by name. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Descriptions of required headers by name. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Optional parameters of the query by name. */
  readonly query?: Readonly<Record<string, { readonly description: string; readonly schema: object }>>;
}

/** The operation of a raw route, in the form in which Nest's scan gives those of controllers. */
export function operationObject({ operation, access }: DocumentedRoute, path: string): Schema {
  const { id, summary, description, parameters = {}, headers = {}, query = {}, reply, problems = [] } = operation;
  const requestBody = requestBodyOf(operation);
  return {
    operationId: id,
    summary,
    ...(description !== undefined && { description }),
    ...(operation.cors === true && { 'x-cors': true }),
    parameters: [
      ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
        name,
        in: 'path',
        required: true,
        ...(parameters[name] !== undefined && { description: parameters[name] }),
        schema: { type: 'string' },
      })),
      ...Object.entries(headers).map(([name, text]) => ({
        name,
        in: 'header',
        required: true,
        description: text,
        schema: { type: 'string' },
      })),
      ...Object.entries(query).map(([name, parameter]) => ({ name, in: 'query', required: false, ...parameter })),
    ],
    ...(access.kind === 'permission' && { security: [{ key: [] }, { session: [] }] }),
    ...(requestBody && { requestBody }),
    responses: {
      ...Object.fromEntries(
        [statusOf(operation), ...(operation.otherStatuses ?? [])].map((status) => [status, successOf(status, reply)]),
      ),
      ...Object.fromEntries(
        (operation.pages ?? []).map((status) => [status, { description: 'A page.', ...replyContent('html') }]),
      ),
      ...Object.fromEntries(problems.map((status) => [status, { description: 'A problem.' }])),
    },
  };
}

/** A redirect has no body. */
function successOf(status: number, reply: Operation['reply']): Schema {
  return { description: 'Done.', ...(status >= 300 ? {} : replyContent(reply)) };
}

function requestBodyOf({ body, accepts = ['json'] }: Operation): Schema | undefined {
  if (body === undefined && accepts.includes('json')) return undefined;
  const schema = body === undefined ? { type: 'string' } : schemaOf(body);
  const example = body !== undefined && 'example' in body ? { example: body.example } : {};
  return {
    required: true,
    content: Object.fromEntries(
      accepts.map((kind) => [MEDIA_TYPES[kind], { schema, ...(kind === 'xlsx' ? {} : example) }]),
    ),
  };
}

function schemaOf(body: NonNullable<Operation['body']>): object {
  return typeof body === 'function' ? { $ref: getSchemaPath(body) } : body.schema;
}
