import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** Lets clients cache: an `ETag` on JSON replies to GET, and 304 if the client has the current version. */
export function installReplyCaching(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    // As bytes from here on: the hash needs them, and a socket writes bytes faster than a long string.
    done(
      null,
      isReading(request, reply, payload) ? taggedReply(request, reply, Buffer.from(payload as string)) : payload,
    );
  });
}

function isReading(request: FastifyRequest, reply: FastifyReply, payload: unknown): boolean {
  if (!reply.hasHeader('cache-control'))
    reply.header('cache-control', request.method === 'GET' ? 'private, no-cache' : 'no-store');
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    reply.statusCode === 200 &&
    typeof payload === 'string' &&
    String(reply.getHeader('content-type')).startsWith('application/json')
  );
}

function taggedReply(request: FastifyRequest, reply: FastifyReply, payload: Buffer): Buffer | null {
  const given = reply.getHeader('etag');
  const tag =
    typeof given === 'string' ? given : `"${createHash('sha256').update(payload).digest('base64url').slice(0, 22)}"`;
  reply.header('etag', tag);
  if (!hasTag(request.headers['if-none-match'], tag)) return payload;
  reply.code(304).removeHeader('content-length').removeHeader('content-type');
  return null;
}

/** Weak comparison, as RFC 9110 asks for If-None-Match. */
function hasTag(header: string | undefined, tag: string): boolean {
  if (header === undefined) return false;
  return header.split(',').some((part) => part.trim() === '*' || part.trim().replace(/^W\//, '') === tag);
}
