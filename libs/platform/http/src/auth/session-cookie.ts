import type { FastifyRequest } from 'fastify';

/** Name of the session cookie; the prefix makes browsers insist on Secure, Path=/ and no Domain. */
export const SESSION_COOKIE = '__Host-hearback';

const TOKEN = new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([A-Za-z0-9_-]{43})(?:;|$)`);

/** The session token of a request, where its cookie has the form of one. */
export function sessionTokenOf(request: FastifyRequest): string | undefined {
  return TOKEN.exec(request.headers.cookie ?? '')?.[1];
}
