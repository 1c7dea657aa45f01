import { rootSpan, type Span } from '@hearback/tracing';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const SPANS = new WeakMap<FastifyRequest, Span>();

/** The id of the trace that follows this request; nothing where none does. */
export function traceIdOf(request: FastifyRequest): string | undefined {
  return SPANS.get(request)?.traceId;
}

/**
 * Follows a share of the requests. Installed only where traces are on. Each request begins a trace of its own: whoever
 * calls from outside does not decide what is followed. Addresses, parameters and bodies stay out.
 */
export function installRequestSpans(server: FastifyInstance): void {
  server.addHook('onRequest', (request, _reply, done) => {
    const span = rootSpan(`${request.method} ${request.routeOptions.url ?? 'unknown'}`, 'server', {
      'http.request.method': request.method,
      'http.route': request.routeOptions.url ?? 'unknown',
      'hearback.request': request.id,
    });
    if (span === undefined) return done();
    SPANS.set(request, span);
    span.run(done);
  });
  // Reading the body goes through the socket's own turns, which know nothing of the request.
  server.addHook('preHandler', (request, _reply, done) => {
    const span = SPANS.get(request);
    if (span === undefined) done();
    else span.run(done);
  });
  server.addHook('onResponse', (request, reply, done) => {
    const span = SPANS.get(request);
    span?.set({ 'http.response.status_code': reply.statusCode });
    span?.end(reply.statusCode >= 500 ? new ServerFailure() : undefined);
    done();
  });
}

class ServerFailure extends Error {
  override readonly name = 'ServerFailure';
}
