import { Logger } from '@nestjs/common';
import type { BatchDatabase } from '@hearback/database';
import type { LogQueries } from '../log-queries.js';
import { Pokes } from '../pokes.js';
import { Transport, type GroupReader, type TransportStatus, type Unread } from '../transport.js';
import { kafkaReasonOf } from './kafka-client.js';
import { KafkaConsumer } from './kafka-consumer.js';
import type { KafkaLink } from './kafka-link.js';
import { KafkaTopicMismatch } from './kafka-topics.js';
import { Relay } from './relay.js';
import { within } from './within.js';

/** Milliseconds that Kafka gets to say what it holds. */
const PATIENCE = 1_500;

/**
 * Carries a service's log through Kafka: sends its own topic, and delivers to its group what others have sent. A Kafka that
 * is away stops nothing but delivery, and what was sent to it can be sent again from the log at any time.
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
    private readonly link: KafkaLink,
    database: { readonly batchDatabase: BatchDatabase; readonly preTenantLookup: LogQueries },
    /** One for all transports of a process. */
    private readonly pokes: Pokes = new Pokes(),
  ) {
    super();
    this.#logger = new Logger(`relay:${topic}`);
    this.#relay = new Relay(topic, link, database, pokes);
  }

  override async start(reader?: GroupReader): Promise<void> {
    try {
      await this.link.ensureTopics([this.topic, ...(reader?.topics ?? [])]);
    } catch (error) {
      // A Kafka that is away comes back; one with other partitions than ours will not change.
      if (error instanceof KafkaTopicMismatch) throw error;
      this.#logger.warn(`Kafka is not there yet: ${kafkaReasonOf(error)}`);
    }
    if (!this.#isRelaying) this.#relay.start();
    this.#isRelaying = true;
    if (reader === undefined) return;
    const consumer = new KafkaConsumer(reader, this.link);
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

  override poke(topic: string): void {
    this.pokes.tell(topic);
  }

  /** What was known last where Kafka does not answer. */
  override async unread(): Promise<readonly Unread[]> {
    try {
      const asked = Promise.all(this.#consumers.map((consumer) => consumer.unread()));
      this.#unread = (await within(PATIENCE, 'asking Kafka', asked)).flat();
    } catch {
      // Health says that it is away.
    }
    return this.#unread;
  }
}
