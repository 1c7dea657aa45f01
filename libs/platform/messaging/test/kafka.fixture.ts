import { randomUUID } from 'node:crypto';
import { kafkaForTests } from '@hearback/testing';
import { KafkaConnection, KafkaTransport, type KafkaSettings } from '../src/index.js';
import type { TransportUnderTest } from './group-under-test.js';
import { PARTITIONS, TOPIC, type LogFixture } from './log.fixture.js';

/** Transports through the Kafka of this test run; each database has topics and groups of its own. */
export class KafkaFixture {
  readonly #links: KafkaConnection[] = [];
  readonly #prefixes = new Map<LogFixture, string>();
  #brokers: readonly string[] = [];

  constructor(private readonly find: () => Promise<readonly string[]> = kafkaForTests) {}

  readonly transport: TransportUnderTest = {
    name: 'kafka',
    patience: 20_000,
    prepare: async () => void (this.#brokers = await this.find()),
    open: (fixture) => new KafkaTransport(TOPIC, this.link(fixture), fixture.service),
  };

  /** A process's connection. */
  link(fixture: LogFixture): KafkaConnection {
    return this.keep(new KafkaConnection(this.settings(fixture), PARTITIONS));
  }

  settings(fixture: LogFixture): KafkaSettings {
    return { brokers: this.#brokers, prefix: this.prefix(fixture), replication: 1, minInSyncReplicas: 1 };
  }

  /** Closes it at the end. */
  keep(link: KafkaConnection): KafkaConnection {
    this.#links.push(link);
    return link;
  }

  prefix(fixture: LogFixture): string {
    let prefix = this.#prefixes.get(fixture);
    if (prefix === undefined) this.#prefixes.set(fixture, (prefix = `${randomUUID().slice(0, 8)}.`));
    return prefix;
  }

  async close(): Promise<void> {
    await Promise.all(this.#links.splice(0).map((link) => link.close()));
  }
}
