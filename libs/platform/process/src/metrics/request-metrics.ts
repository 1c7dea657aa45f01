import type { FastifyInstance } from 'fastify';
import { isEventStream } from '@hearback/http';
import { counter, histogram } from './instrument.js';

/** Upper bounds in seconds; the latency targets are 0.015, 0.02 and 0.5. */
const BUCKETS = [0.002, 0.005, 0.01, 0.015, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Durations of requests, and the problems sent, by route. */
export class RequestMetrics {
  readonly #seconds = histogram(
    {
      name: 'hearback_http_request_seconds',
      help: 'Time from the head of a request to the end of its reply, except streams of events.',
      labels: ['method', 'route', 'status'],
    },
    BUCKETS,
  );
  readonly #problems = counter({
    name: 'hearback_http_problems_total',
    help: 'Problem documents sent, by their code.',
    labels: ['method', 'route', 'code'],
  });
  readonly instruments = [this.#seconds, this.#problems];

  /** Observes every request to this server. A request that matched no route counts as `any unknown`. */
  watch(server: FastifyInstance): void {
    server.addHook('onResponse', (request, reply, done) => {
      const { is404, problemCode, routeOptions } = request;
      const route = is404 ? 'unknown' : (routeOptions.url ?? 'unknown');
      const method = is404 ? 'any' : request.method;
      if (!isEventStream(reply))
        this.#seconds.metric.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
      if (problemCode !== null) this.#problems.metric.inc({ method, route, code: problemCode });
      done();
    });
  }
}
