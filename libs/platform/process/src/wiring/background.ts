import { Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { Consumers, Delivery } from '@hearback/messaging';
import { jobHandlers, JobWorker } from '@hearback/jobs';
import { personDigest } from '../erasure/person-digest.js';
import { Infrastructure, type ServiceInfrastructure } from './infrastructure.js';

/** A service of this process and the provider instances of its module. */
export interface ServiceParts {
  readonly service: ServiceInfrastructure;
  readonly providers: readonly object[];
}

interface Started {
  readonly service: ServiceInfrastructure;
  readonly delivery: Delivery | undefined;
  readonly worker: JobWorker | undefined;
  readonly queues: readonly string[];
}

/** The background work of a process: its services' consumers of the log and workers of job queues. */
@Injectable()
export class Background implements BeforeApplicationShutdown {
  readonly #logger = new Logger('Background');
  readonly #started: Started[] = [];

  constructor(private readonly infrastructure: Infrastructure) {}

  /** Starts the consumers and workers found among the providers. */
  async start(parts: readonly ServiceParts[]): Promise<void> {
    const digest = personDigest(this.infrastructure.settings.platform.internalSecret);
    for (const { service, providers } of parts) {
      const { name } = service.definition;
      const { batchDatabase, preTenantLookup } = service.database;
      const { clock } = this.infrastructure;
      const consumers = new Consumers(providers);
      const handlers = jobHandlers(providers);
      const delivery =
        consumers.types.length > 0 ? new Delivery(name, consumers, batchDatabase, clock, digest) : undefined;
      const options = { signal: this.infrastructure.jobSignal };
      const worker =
        handlers.size > 0 ? new JobWorker(handlers, batchDatabase, preTenantLookup, clock, options) : undefined;
      await service.transport.start(await delivery?.reader(preTenantLookup));
      worker?.start();
      this.#started.push({ service, delivery, worker, queues: [...handlers.keys()] });
      this.#logger.debug({ service: name, count: consumers.types.length, queue: [...handlers.keys()].join(' ') });
    }
  }

  /** Finishes the batches and jobs in progress before the HTTP server closes, and starts no others. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(
      this.#started.flatMap(({ service, worker }) => [service.transport.stop(), worker?.stop() ?? Promise.resolve()]),
    );
  }

  /** Number of events that the groups of this process have not applied or sent, and of jobs that are due or running. */
  async backlog(): Promise<number> {
    const numbers = await Promise.all(this.#started.map((started) => backlogOf(started)));
    return numbers.reduce((sum, number) => sum + number, 0);
  }

  /** The deliveries of the services with consumers, for readiness and metrics. */
  deliveries(): readonly { readonly service: ServiceInfrastructure; readonly delivery: Delivery }[] {
    return this.#started.flatMap(({ service, delivery }) => (delivery === undefined ? [] : [{ service, delivery }]));
  }

  /** The workers and queues of the services with job handlers. */
  workers(): readonly {
    readonly service: ServiceInfrastructure;
    readonly worker: JobWorker;
    readonly queues: readonly string[];
  }[] {
    return this.#started.flatMap(({ worker, ...rest }) => (worker === undefined ? [] : [{ ...rest, worker }]));
  }
}

async function backlogOf({ service, delivery, worker }: Started): Promise<number> {
  const { name } = service.definition;
  const status = await service.transport.status();
  const lags = delivery === undefined ? [] : await service.logStatus.lag(name);
  const queues = worker === undefined ? [] : await service.jobStatus.queues(name);
  return (
    (status?.unsent ?? []).reduce((sum, { events }) => sum + events, 0) +
    lags.reduce((sum, { lag }) => sum + (lag ?? 0), 0) +
    queues.reduce((sum, { due, running }) => sum + due + running, 0)
  );
}
