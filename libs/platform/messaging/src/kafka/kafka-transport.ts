import { Logger } from '@nestjs/common';
import type { BatchDatabase } from '@hearback/database';
import pTimeout from 'p-timeout';
import type { LogQueries } from '../log-queries.js';
import { Transport, type GroupReader, type TransportStatus, type Unread } from '../transport.js';
import { WakeUps } from '../wake-ups.js';
import { kafkaReasonOf } from './kafka-client.js';
import type { KafkaConnection } from './kafka-connection.js';
import { KafkaConsumer } from './kafka-consumer.js';
import { KafkaTopicMismatch } from './kafka-topics.js';
import { Relay } from './relay.js';

const UNREAD_TIMEOUT_MS = 1_500;

/**
 * Transports the log of a service through Kafka: sends the service's own topic, and delivers to its group what other services
 * have sent. While Kafka cannot be reached only delivery stops, and everything can be sent again from the log at any time.
 */
export class KafkaTransport extends Transport {
  readonly #logger: Logger;
  readonly #relay: Relay;
  readonly #consumers: KafkaConsumer[] = [];
  #isRelaying = false;
  #unread: readonly Unread[] = [];

  constructor(
    /** The topic that this service appends to. */
    private readonly topic: string,
    private readonly kafka: KafkaConnection,
    database: { readonly batchDatabase: BatchDatabase; readonly preTenantLookup: LogQueries },
    /** Shared by all transports of a process. */
    private readonly wakeUps: WakeUps = new WakeUps(),
  ) {
    super();
    this.#logger = new Logger(`relay:${topic}`);
    this.#relay = new Relay(topic, kafka, database, wakeUps);
  }

  override async start(reader?: GroupReader): Promise<void> {
    try {
      await this.kafka.ensureTopics([this.topic, ...(reader?.topics ?? [])]);
    } catch (error) {
      // A broker that cannot be reached may come back; a wrong number of partitions stays wrong.
      if (error instanceof KafkaTopicMismatch) throw error;
      this.#logger.warn(`cannot reach Kafka: ${kafkaReasonOf(error)}`);
    }
    if (!this.#isRelaying) this.#relay.start();
    this.#isRelaying = true;
    if (reader === undefined) return;
    const consumer = new KafkaConsumer(reader, this.kafka);
    this.#consumers.push(consumer);
    consumer.start();
  }

  override async stop(): Promise<void> {
    await this.#relay.stop();
    await Promise.all(this.#consumers.splice(0).map((consumer) => consumer.stop()));
  }

  override status(): Promise<TransportStatus> {
    return this.#relay.status();
  }

  override notify(topic: string): void {
    this.wakeUps.notify(topic);
  }

  /** The last known state while Kafka does not answer. */
  override async unread(): Promise<readonly Unread[]> {
    try {
      const unread = Promise.all(this.#consumers.map((consumer) => consumer.unread()));
      this.#unread = (await pTimeout(unread, { milliseconds: UNREAD_TIMEOUT_MS })).flat();
    } catch {
      // The health check reports that Kafka cannot be reached.
    }
    return this.#unread;
  }
}
