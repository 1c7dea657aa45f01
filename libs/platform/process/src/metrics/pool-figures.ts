import type { Infrastructure } from '../wiring/infrastructure.js';
import { Figure, type FigureSource } from './figures.js';

/** What of a pool is told; both pools are those of the driver. */
interface PoolState {
  readonly totalCount: number;
  readonly idleCount: number;
  readonly waitingCount: number;
}

/** The connections of each service. */
export class PoolFigures implements FigureSource {
  readonly source = 'pools';
  readonly #connections = new Figure('hearback_pool_connections', 'Open connections to the database.', 'gauge', [
    'service',
    'pool',
    'state',
  ]);
  readonly #waiting = new Figure('hearback_pool_waiting', 'Work that waits for a connection.', 'gauge', [
    'service',
    'pool',
  ]);
  readonly #size = new Figure('hearback_pool_size', 'Connections that the pool may open.', 'gauge', [
    'service',
    'pool',
  ]);
  readonly instruments = [this.#connections, this.#waiting, this.#size];

  constructor(private readonly infrastructure: Infrastructure) {}

  refresh(): Promise<void> {
    for (const figure of this.instruments) figure.clear();
    const { requestPool, batchPool } = this.infrastructure.settings.platform;
    for (const { definition, database } of this.infrastructure.all()) {
      this.#set(definition.name, 'request', database.requestPool, requestPool);
      this.#set(definition.name, 'batch', database.batchPool, batchPool);
    }
    return Promise.resolve();
  }

  #set(service: string, pool: string, { totalCount, idleCount, waitingCount }: PoolState, size: number): void {
    this.#connections.set({ service, pool, state: 'idle' }, idleCount);
    this.#connections.set({ service, pool, state: 'used' }, totalCount - idleCount);
    this.#waiting.set({ service, pool }, waitingCount);
    this.#size.set({ service, pool }, size);
  }
}
