import { rootSpan, type Span } from '@hearback/tracing';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const SPANS = new WeakMap<FastifyRequest, Span>();

/** The trace id of this request; `undefined` if it is not sampled. */
export function traceIdOf(request: FastifyRequest): string | undefined {
  return SPANS.get(request)?.traceId;
}

/**
 * Traces a share of the requests. Installed only if tracing is on. Each request starts a trace of its own: clients do not
 * decide what is sampled. URLs, parameters and bodies are not recorded.
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
  // The async context of the request is lost while the body is read from the socket.
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
