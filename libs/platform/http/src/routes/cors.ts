import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.js';
import { requestErrors } from '../problems/request.errors.js';

const MAX_AGE_SECONDS = '600';
const EXPOSED = 'ETag, Fill-Token, Location, RateLimit, RateLimit-Policy, Request-Id, Retry-After';

/**
 * Cross-origin access (CORS) to the routes that web pages of others may call: those with `cors` in their configuration. Credentials
 * of the browser are never allowed. The preflight has no key, so it allows every origin; the request itself is rejected if
 * its key has a list of origins without this one. An origin `null` (a file, a sandboxed frame) is never allowed.
 */
export function installCors(server: FastifyInstance): void {
  const methodsOf = new Map<string, string[]>();
  server.addHook('onRoute', (route) => {
    const methods = [route.method].flat();
    if (route.config?.cors !== true || methods.includes('OPTIONS') || methods.includes('HEAD')) return;
    const known = methodsOf.get(route.url);
    if (known !== undefined) return void known.push(...methods);
    methodsOf.set(route.url, methods);
    server.route({
      method: 'OPTIONS',
      url: route.url,
      config: { isOutsideApi: true, cors: true },
      handler: (_request, reply) => preflight(reply, methods.join(', ')),
    });
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config.cors === true) allow(request, reply);
    done();
  });
}

function allow({ headers: { origin } }: FastifyRequest, reply: FastifyReply): void {
  reply.header('vary', 'Origin');
  if (origin === undefined || origin === 'null') return;
  reply.header('access-control-allow-origin', origin).header('access-control-expose-headers', EXPOSED);
}

function preflight(reply: FastifyReply, methods: string): FastifyReply {
  if (reply.hasHeader('access-control-allow-origin'))
    reply
      .header('access-control-allow-methods', methods)
      .header('access-control-allow-headers', 'Authorization, Content-Type, Edit-Key, Idempotency-Key, If-None-Match')
      .header('access-control-max-age', MAX_AGE_SECONDS);
  return reply.code(204).send();
}

/** Rejects (403) a page that may not use this key. Programs send no `Origin` and are not affected. */
export function checkOrigin({ allowedOrigins }: Caller, request: FastifyRequest, reply: FastifyReply): void {
  const { origin } = request.headers;
  if (origin === undefined || allowedOrigins === undefined || allowedOrigins.includes(origin)) return;
  reply.removeHeader('access-control-allow-origin').removeHeader('access-control-expose-headers');
  throw requestErrors.error('origin-not-allowed');
}
