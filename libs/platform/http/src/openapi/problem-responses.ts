import type { OpenAPIObject } from '@nestjs/swagger';
import type { Schema } from './schema.js';

type ResponsesObject = NonNullable<NonNullable<OpenAPIObject['components']>['responses']>;

/** The problem document as a component. */
export const PROBLEM_SCHEMA: Schema = {
  type: 'object',
  description: 'What went wrong (RFC 9457).',
  required: ['type', 'title', 'status', 'instance', 'code'],
  properties: {
    type: { type: 'string', description: 'URL of the page that explains the problem, relative to the platform.' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'Details of this occurrence; never for 500.' },
    instance: { type: 'string', description: 'Id of the request.' },
    code: { type: 'string', description: 'Stable code, `<service>.<name>`.' },
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
const STATUSES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read, or names something unknown.',
  401: 'A valid credential is required.',
  403: 'The credential is not allowed to do this.',
  404: 'The resource does not exist for this caller.',
  405: 'The resource does not have this method; `Allow` lists those it has.',
  408: 'The body arrived too slowly.',
  409: 'The request conflicts with existing data or with a request in progress.',
  410: 'The resource is gone.',
  412: 'The resource has changed since it was read.',
  413: 'The body is too large.',
  415: 'The content type is not accepted here.',
  422: 'The request can be read but is not acceptable.',
  428: '`If-Match` must name the version to change.',
  429: 'Too many requests; `Retry-After` says how long to wait.',
  431: 'The headers are too large.',
  500: 'Something went wrong on our side.',
  503: 'Not available at the moment; `Retry-After` says when to try again.',
};

/** A reference to the response of this status. */
export function problemReference(status: number): Schema {
  return { $ref: `#/components/responses/Problem${status}` };
}

/** The responses that the paths refer to. */
export function problemResponses(paths: object): ResponsesObject {
  const named = [...JSON.stringify(paths).matchAll(/#\/components\/responses\/Problem(\d+)/g)];
  const statuses = [...new Set(named.map(([, status]) => Number(status)))].toSorted((a, b) => a - b);
  return Object.fromEntries(statuses.map((status) => [`Problem${status}`, problemResponse(status)]));
}

function problemResponse(status: number) {
  const description = STATUSES[status] ?? 'A problem.';
  const example = {
    type: '/api/problems',
    title: description.replace(/[.;].*$/, ''),
    status,
    instance: 'req_5d1f0c8b2a7e000001',
    code: 'request.example',
  };
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema, example } } };
}
