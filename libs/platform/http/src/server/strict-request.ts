import { isStorableText } from '@hearback/kernel';
import type { FastifyRequest } from 'fastify';
import { MAX_MEMBERS } from './json-body.js';
import { UNKNOWN_PARAMETER } from '../validation/field-errors.js';
import { requestErrors } from '../problems/request.errors.js';

/** Rejects (400) a second `Host`: a proxy in front may have decided by the other one (RFC 9112, 3.2). */
export function checkHost({ raw: { rawHeaders } }: FastifyRequest): void {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    if (rawHeaders[index]!.length === 4 && rawHeaders[index]!.toLowerCase() === 'host') hosts += 1;
  }
  if (hosts > 1) throw requestErrors.error('malformed', 'The request must have one `Host`.');
}

/** Rejects (400) a body if the route takes none. */
export function checkBodyless(request: FastifyRequest): void {
  const { body } = request;
  if (request.routeOptions.config.bodyless !== true || body === undefined || body === null) return;
  if (typeof body === 'object' && Object.keys(body).length === 0) return;
  throw requestErrors.error('malformed', 'This route takes no body; send none.');
}

/** Rejects (400) an Idempotency-Key that cannot name a request, on routes that do not read it too: the client relies on it. */
export function checkIdempotencyKey(request: FastifyRequest): void {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return;
  if (typeof key === 'string' && key.length > 0 && key.length <= 255 && isStorableText(key)) return;
  throw requestErrors.error('malformed', 'Idempotency-Key must have 1 to 255 characters.', {
    errors: [{ pointer: 'Idempotency-Key', code: 'length', detail: 'must have 1 to 255 characters' }],
  });
}

/** Rejects (400) strings in path and query that PostgreSQL cannot store, and parameters that a route does not read. */
export function checkAddress(request: FastifyRequest): void {
  const { query, params } = request as { query: Record<string, unknown> | null; params: Record<string, string> | null };
  for (const [name, value] of Object.entries(params ?? {})) if (!isStorableText(value)) reject(`{${name}}`);
  const known = request.routeOptions.config.query;
  if (Object.keys(query ?? {}).length > MAX_MEMBERS) {
    throw requestErrors.error('malformed', `The query must have at most ${MAX_MEMBERS} parameters.`);
  }
  for (const [name, value] of Object.entries(query ?? {})) {
    const texts = Array.isArray(value) ? (value as string[]) : [value as string];
    if (!isStorableText(name) || !texts.every(isStorableText)) reject(`?${name}`);
    const isKnown = known === undefined ? !isInherited(name) : known.includes(name);
    if (!isKnown) {
      throw requestErrors.error('malformed', 'The query has an unknown parameter.', {
        errors: [{ pointer: `?${name}`, ...UNKNOWN_PARAMETER }],
      });
    }
  }
}

/** Names that every object inherits: no parameter is called so, and class-transformer would ignore them silently. */
function isInherited(name: string): boolean {
  return name in Object.prototype || name.includes('__proto__');
}

function reject(pointer: string): never {
  throw requestErrors.error('malformed', 'The URL contains characters that cannot be stored.', {
    errors: [{ pointer, code: 'not-storable', detail: 'must not contain NUL or lone surrogates' }],
  });
}
