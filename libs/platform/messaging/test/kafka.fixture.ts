import { randomUUID } from 'node:crypto';
import { kafkaForTests } from '@hearback/testing';
import { KafkaConnection, KafkaTransport, type KafkaSettings } from '../src/index.js';
import type { TransportUnderTest } from './group-under-test.js';
import { PARTITIONS, TOPIC, type LogFixture } from './log.fixture.js';

/** Transports over the Kafka of this test run. Each database has its own topics and groups. */
export class KafkaFixture {
  readonly #connections: KafkaConnection[] = [];
  readonly #prefixes = new Map<LogFixture, string>();
  #brokers: readonly string[] = [];

  constructor(private readonly find: () => Promise<readonly string[]> = kafkaForTests) {}

  readonly transport: TransportUnderTest = {
    name: 'kafka',
    timeoutMs: 20_000,
    prepare: async () => void (this.#brokers = await this.find()),
    open: (fixture) => new KafkaTransport(TOPIC, this.connection(fixture), fixture.service),
  };

  /** A connection as another process would have it. */
  connection(fixture: LogFixture): KafkaConnection {
    return this.keep(new KafkaConnection(this.settings(fixture), PARTITIONS));
  }

  settings(fixture: LogFixture): KafkaSettings {
    return { brokers: this.#brokers, prefix: this.prefix(fixture), replication: 1, minInSyncReplicas: 1 };
  }

  /** Closes the connection at the end. */
  keep(connection: KafkaConnection): KafkaConnection {
    this.#connections.push(connection);
    return connection;
  }

  prefix(fixture: LogFixture): string {
    let prefix = this.#prefixes.get(fixture);
    if (prefix === undefined) this.#prefixes.set(fixture, (prefix = `${randomUUID().slice(0, 8)}.`));
    return prefix;
  }

  async close(): Promise<void> {
    await Promise.all(this.#connections.splice(0).map((connection) => connection.close()));
  }
}
