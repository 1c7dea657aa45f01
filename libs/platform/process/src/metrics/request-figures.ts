import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Buckets, type Instrument, type Sample } from './instrument.js';

/** Seconds; the goals of the product lie at 0.015, 0.02 and 0.5. */
const BOUNDS = [0.002, 0.005, 0.01, 0.015, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Of one route: by status. */
class RouteTimes {
  readonly byStatus = new Map<number, Buckets>();
  readonly problems = new Map<string, number>();

  constructor(
    readonly method: string,
    readonly route: string,
  ) {}

  observe({ problemCode }: FastifyRequest, { statusCode, elapsedTime }: FastifyReply): void {
    let buckets = this.byStatus.get(statusCode);
    if (buckets === undefined) this.byStatus.set(statusCode, (buckets = new Buckets(BOUNDS)));
    buckets.observe(elapsedTime / 1_000);
    if (problemCode !== null) this.problems.set(problemCode, (this.problems.get(problemCode) ?? 0) + 1);
  }
}

type OnResponse = (request: FastifyRequest, reply: FastifyReply, done: () => void) => void;

/** How long requests took and why they were refused, by route. A request finds its numbers by being of its route, not by naming it. */
export class RequestFigures {
  readonly #routes: RouteTimes[] = [];
  /** The HEAD route that Fastify makes of a GET route comes with the hooks of that one. */
  readonly #own = new WeakSet<object>();

  /** Times every request to a route registered from now on, and those that met none. */
  watch(server: FastifyInstance): void {
    const unknown = this.#times('any', 'unknown');
    server.addHook('onRoute', (route) => {
      const times = this.#times([route.method].flat().join(' '), route.url);
      const hook: OnResponse = (request, reply, done) => {
        times.observe(request, reply);
        done();
      };
      this.#own.add(hook);
      route.onResponse = [...[route.onResponse ?? []].flat().filter((other) => !this.#own.has(other)), hook];
    });
    server.addHook('onResponse', (request, reply, done) => {
      if (request.is404) unknown.observe(request, reply);
      done();
    });
  }

  get instruments(): readonly Instrument[] {
    return [
      {
        name: 'hearback_http_request_seconds',
        help: 'Time from the head of a request to the end of its reply.',
        kind: 'histogram',
        labels: ['method', 'route', 'status'],
        samples: () => this.#seconds(),
      },
      {
        name: 'hearback_http_problems_total',
        help: 'Problem documents sent, by their code.',
        kind: 'counter',
        labels: ['method', 'route', 'code'],
        samples: () => this.#problems(),
      },
    ];
  }

  #seconds(): readonly Sample[] {
    return this.#routes.flatMap(({ method, route, byStatus }) =>
      [...byStatus].flatMap(([status, buckets]) => buckets.samples({ method, route, status: String(status) })),
    );
  }

  #problems(): readonly Sample[] {
    return this.#routes.flatMap(({ method, route, problems }) =>
      [...problems].map(([code, value]) => ({ labels: { method, route, code }, value })),
    );
  }

  #times(method: string, route: string): RouteTimes {
    const times = new RouteTimes(method, route);
    this.#routes.push(times);
    return times;
  }
}
