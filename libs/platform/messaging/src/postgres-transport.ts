import type { Clock } from '@hearback/kernel';
import type { LogQueries } from './log-queries.js';
import { PostgresReader, type PostgresTransportOptions } from './postgres-reader.js';
import { Transport, type GroupReader } from './transport.js';
import { WakeUps } from './wake-ups.js';

const DEFAULTS: PostgresTransportOptions = { batch: 500, concurrency: 2 };

/**
 * Delivers from the tables of the log. Several processes may read for one group: the one that has locked the committed offset of
 * a partition delivers it, and the others skip it.
 */
export class PostgresTransport extends Transport {
  readonly #readers: PostgresReader[] = [];
  readonly #options: PostgresTransportOptions;

  constructor(
    private readonly log: LogQueries,
    private readonly clock: Clock,
    /** Shared by all transports of a process, so that an append of one service wakes the readers of the others. */
    private readonly wakeUps: WakeUps = new WakeUps(),
    options: Partial<PostgresTransportOptions> = {},
  ) {
    super();
    this.#options = { ...DEFAULTS, ...options };
  }

  override start(reader?: GroupReader): Promise<void> {
    if (reader === undefined) return Promise.resolve();
    const started = new PostgresReader(reader, this.log, this.clock, this.wakeUps, this.#options);
    this.#readers.push(started);
    started.start();
    return Promise.resolve();
  }

  override async stop(): Promise<void> {
    await Promise.all(this.#readers.splice(0).map((reader) => reader.stop()));
  }

  override notify(topic: string): void {
    this.wakeUps.notify(topic);
  }
}
