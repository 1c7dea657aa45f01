import type { FastifyRequest } from 'fastify';
import type { Credential } from './credential-directory.js';
import { isSecret, secretHash } from './secret.js';
import { sessionTokenOf } from './session-cookie.js';

/** What a request carries: a well-formed credential, something that cannot be one, or nothing. */
export type Carried =
  | { readonly kind: 'credential'; readonly credential: Credential }
  | { readonly kind: 'unusable' }
  | { readonly kind: 'nothing' };

const NOTHING: Carried = { kind: 'nothing' };
const UNUSABLE: Carried = { kind: 'unusable' };

/** The credential of a request: a key as bearer token, else a session cookie; never a parameter of the URL. */
export function credentialOf(request: FastifyRequest): Carried {
  const { authorization } = request.headers;
  if (authorization !== undefined) return keyOf(authorization);
  const token = sessionTokenOf(request);
  return token === undefined
    ? NOTHING
    : { kind: 'credential', credential: { kind: 'session', hash: secretHash(token) } };
}

function keyOf(authorization: string): Carried {
  const token = /^Bearer ([\x21-\x7e]+)$/i.exec(authorization)?.[1] ?? '';
  return isSecret(token) ? { kind: 'credential', credential: { kind: 'key', hash: secretHash(token) } } : UNUSABLE;
}
