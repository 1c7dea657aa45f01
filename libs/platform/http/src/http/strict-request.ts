import { isStorableText } from '@hearback/kernel';
import type { FastifyRequest } from 'fastify';
import { requestErrors } from './request.errors.js';

/** Refuses (400) a body where the route reads none. */
export function checkBodyless(request: FastifyRequest): void {
  const { body } = request;
  if (request.routeOptions.config.bodyless !== true || body === undefined || body === null) return;
  if (typeof body === 'object' && Object.keys(body).length === 0) return;
  throw requestErrors.error('malformed', 'This route takes no body.');
}

/** Refuses (400) texts in path and query that PostgreSQL cannot store, and parameters that a route does not read. */
export function checkAddress(request: FastifyRequest): void {
  const { query, params } = request as { query: Record<string, unknown> | null; params: Record<string, string> | null };
  for (const [name, value] of Object.entries(params ?? {})) if (!isStorableText(value)) refuse(`{${name}}`);
  const known = request.routeOptions.config.query;
  for (const [name, value] of Object.entries(query ?? {})) {
    const texts = Array.isArray(value) ? (value as string[]) : [value as string];
    if (!isStorableText(name) || !texts.every(isStorableText)) refuse(`?${name}`);
    if (known !== undefined && !known.includes(name)) {
      throw requestErrors.error('malformed', 'A parameter is not known here.', {
        errors: [{ pointer: `?${name}`, code: 'unknown', detail: 'is not known here' }],
      });
    }
  }
}

function refuse(pointer: string): never {
  throw requestErrors.error('malformed', 'The address holds a text that is not accepted.', {
    errors: [{ pointer, code: 'not-storable', detail: 'must not contain NUL or lone surrogates' }],
  });
}
