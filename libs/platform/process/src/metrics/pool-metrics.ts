import type { Infrastructure } from '../wiring/infrastructure.js';
import { gauge } from './instrument.js';
import type { MetricSource } from './metric-source.js';

/** The counts of a pool of `pg`. */
interface PoolState {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** The connections of each service. */
export class PoolMetrics implements MetricSource {
  readonly source = 'pools';
  readonly #connections = gauge({
    name: 'hearback_pool_connections',
    help: 'Open connections to the database.',
    labels: ['service', 'pool', 'state'],
  });
  readonly #waiting = gauge({
    name: 'hearback_pool_waiting',
    help: 'Requests that wait for a connection.',
    labels: ['service', 'pool'],
  });
  readonly #size = gauge({
    name: 'hearback_pool_size',
    help: 'Connections that the pool may open.',
    labels: ['service', 'pool'],
  });
  readonly instruments = [this.#connections, this.#waiting, this.#size];

  constructor(private readonly infrastructure: Infrastructure) {}

  refresh(): Promise<void> {
    const { requestPool, batchPool } = this.infrastructure.settings.platform;
    for (const { definition, database } of this.infrastructure.all()) {
      this.#set(definition.name, 'request', database.requestPool, requestPool);
      this.#set(definition.name, 'batch', database.batchPool, batchPool);
    }
    return Promise.resolve();
  }

  #set(service: string, pool: string, { totalCount, idleCount, waitingCount }: PoolState, size: number): void {
    this.#connections.metric.set({ service, pool, state: 'idle' }, idleCount);
    this.#connections.metric.set({ service, pool, state: 'used' }, totalCount - idleCount);
    this.#waiting.metric.set({ service, pool }, waitingCount);
    this.#size.metric.set({ service, pool }, size);
  }
}
