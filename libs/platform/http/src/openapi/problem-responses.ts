import type { OpenAPIObject } from '@nestjs/swagger';
import type { Schema } from './schema.js';

type ResponsesObject = NonNullable<NonNullable<OpenAPIObject['components']>['responses']>;

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
const STATUSES: Readonly<Record<number, string>> = {
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
