import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Background } from '../wiring/background.js';

/** Seconds; the goals of the product lie at 0.015, 0.02 and 0.5. */
const BUCKETS = [0.002, 0.005, 0.01, 0.015, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What a process tells Prometheus. Nothing in it names a workspace or a person. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests: Histogram<'method' | 'route' | 'status'>;
  #hasDefaults = false;

  constructor(background: Background) {
    const registers = [this.#registry];
    this.#requests = new Histogram({
      name: 'hearback_http_request_seconds',
      help: 'Time from the head of a request to the end of its reply.',
      labelNames: ['method', 'route', 'status'],
      buckets: BUCKETS,
      registers,
    });
    const lag = new Gauge({
      name: 'hearback_consumer_lag_events',
      help: 'Events in the log that a group has not applied.',
      labelNames: ['group'],
      registers,
      collect: async () => {
        for (const { service } of background.deliveries()) {
          const group = service.definition.name;
          const lags = await service.logStatus.lag(group);
          lag.set(
            { group },
            lags.reduce((sum, partition) => sum + partition.lag, 0),
          );
        }
      },
    });
    const parked = new Gauge({
      name: 'hearback_parked_events',
      help: 'Events set aside for a person.',
      labelNames: ['group'],
      registers,
      collect: async () => {
        for (const { service } of background.deliveries()) {
          const group = service.definition.name;
          parked.set({ group }, (await service.logStatus.parked()).get(group) ?? 0);
        }
      },
    });
    const jobs = new Gauge({
      name: 'hearback_jobs',
      help: 'Jobs by queue and state.',
      labelNames: ['queue', 'state'],
      registers,
      collect: async () => {
        for (const service of background.workers()) {
          for (const { queue, ...status } of await service.jobStatus.queues(service.definition.name)) {
            for (const state of ['due', 'running', 'later', 'dead'] as const) jobs.set({ queue, state }, status[state]);
          }
        }
      },
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Times every request from now on. */
  watch(server: FastifyInstance): void {
    server.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'unknown';
      this.#requests.observe(
        { method: request.method, route, status: `${Math.floor(reply.statusCode / 100)}xx` },
        reply.elapsedTime / 1_000,
      );
      done();
    });
  }

  /** All metrics in the text format. Those of the process itself begin with the first call. */
  text(): Promise<string> {
    if (!this.#hasDefaults) collectDefaultMetrics({ register: this.#registry });
    this.#hasDefaults = true;
    return this.#registry.metrics();
  }
}
