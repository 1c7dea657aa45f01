import kafkajs, { type Admin, type Consumer, type Message, type Producer, type RecordMetadata } from 'kafkajs';
import { kafkaClient, RETRY } from './kafka-client.js';
import type { KafkaSettings } from './kafka-settings.js';
import { ensureKafkaTopics } from './kafka-topics.js';
import { within } from './within.js';
import { offsetOfWish, type Wish } from './wish.js';

/** Milliseconds after which a send counts as failed, though it may have arrived: what is sent twice is seen once. */
const SEND_PATIENCE = 20_000;
const ASK_PATIENCE = 5_000;
const CLOSE_PATIENCE = 1_500;

/** Bytes from which on a send is worth compressing. */
const LARGE = 256 * 1024;

/** An administrator and how many questions to it are open: one that failed is left when others need it no more. */
interface Asking {
  readonly admin: Promise<Admin>;
  open: number;
}

/** A process's connection to Kafka: one producer and one administrator for all its services, a consumer for each group. */
export class KafkaLink {
  readonly #kafka: kafkajs.Kafka;
  #producer: Promise<Producer> | undefined;
  #asking: Asking | undefined;

  constructor(
    private readonly settings: KafkaSettings,
    /** Of each topic; as given to `ensureTopics`. */
    private readonly partitions: number,
  ) {
    this.#kafka = kafkaClient(settings);
  }

  /** The name in Kafka of a topic or a group. */
  nameOf(topicOrGroup: string): string {
    return `${this.settings.prefix}${topicOrGroup}`;
  }

  /** A consumer of the group, not connected. It never starts again by itself. */
  consumer(group: string): Consumer {
    return this.#kafka.consumer({
      groupId: this.nameOf(group),
      allowAutoTopicCreation: false,
      sessionTimeout: 30_000,
      heartbeatInterval: 1_000,
      maxWaitTimeInMs: 250,
      maxBytesPerPartition: 1024 * 1024,
      maxBytes: 8 * 1024 * 1024,
      retry: { ...RETRY, restartOnFailure: () => Promise.resolve(false) },
    });
  }

  /**
   * Sends to the partitions that the messages name and resolves when all in-sync replicas have them, with the offsets.
   * Where it rejects they may have arrived or not.
   */
  async send(topic: string, messages: readonly Message[]): Promise<readonly RecordMetadata[]> {
    const opening = (this.#producer ??= this.#openProducer());
    try {
      const producer = await opening;
      const bytes = messages.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
      const compression = bytes > LARGE ? kafkajs.CompressionTypes.GZIP : kafkajs.CompressionTypes.None;
      const sending = producer.send({ topic: this.nameOf(topic), messages: [...messages], acks: -1, compression });
      return await within(SEND_PATIENCE, 'sending to Kafka', sending);
    } catch (error) {
      // Its count of what was sent may be wrong now (OUT_OF_ORDER_SEQUENCE): a new one begins anew.
      this.#dropProducer(opening);
      throw error;
    }
  }

  /** Asks the cluster; rejects within 5 s. */
  async ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
    const asking = (this.#asking ??= { admin: this.#openAdmin(), open: 0 });
    asking.open += 1;
    try {
      return await within(ASK_PATIENCE, 'asking Kafka', asking.admin.then(question));
    } catch (error) {
      // What it knows of the cluster may be wrong now: a new one begins anew.
      if (this.#asking === asking) this.#asking = undefined;
      throw error;
    } finally {
      asking.open -= 1;
      if (asking.open === 0 && this.#asking !== asking) void leave(asking.admin);
    }
  }

  /** Creates the topics that are missing; throws `KafkaTopicMismatch` where one has another number of partitions. */
  ensureTopics(topics: readonly string[]): Promise<void> {
    const { replication, minInSyncReplicas } = this.settings;
    const names = [...new Set(topics)].map((topic) => this.nameOf(topic));
    return this.ask((admin) =>
      ensureKafkaTopics(admin, names, { partitions: this.partitions, replication, minInSyncReplicas }),
    );
  }

  /** By partition, the oldest offset that Kafka keeps of a topic and the first that it does not have yet. */
  async ends(topic: string): Promise<ReadonlyMap<number, { readonly low: number; readonly high: number }>> {
    const offsets = await this.ask((admin) => admin.fetchTopicOffsets(this.nameOf(topic)));
    return new Map(offsets.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]));
  }

  /** By partition, the last message of a topic that the group has done; partitions of which it has done none are missing. */
  async done(group: string, topic: string): Promise<ReadonlyMap<number, number>> {
    const groupId = this.nameOf(group);
    const [answer] = await this.ask((admin) => admin.fetchOffsets({ groupId, topics: [this.nameOf(topic)] }));
    const partitions = (answer?.partitions ?? []).filter(({ offset }) => Number(offset) >= 0);
    return new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  }

  /** What groups have asked to be sent again: offsets of the log. */
  async wishes(topic: string): Promise<readonly Wish[]> {
    const name = this.nameOf(topic);
    const { groups } = await this.ask((admin) => admin.listGroups());
    const own = groups.filter(({ groupId }) => groupId.startsWith(this.settings.prefix));
    const answers = await Promise.all(
      own.map(({ groupId }) => this.ask((admin) => admin.fetchOffsets({ groupId, topics: [name] }))),
    );
    return answers.flat().flatMap(({ partitions }) =>
      partitions.flatMap(({ partition, metadata }) => {
        const offset = offsetOfWish(metadata);
        return offset === undefined ? [] : [{ partition, offset }];
      }),
    );
  }

  /** Ends the producer and the administrator. Consumers are ended by whoever has them. */
  async close(): Promise<void> {
    const open = [this.#producer, this.#asking?.admin];
    this.#producer = undefined;
    this.#asking = undefined;
    await Promise.all(open.map((opening) => leave(opening)));
  }

  async #openProducer(): Promise<Producer> {
    const producer = this.#kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      retry: RETRY,
      // The partition is the log's; nothing is computed anew.
      createPartitioner:
        () =>
        ({ message }) =>
          message.partition!,
    });
    await producer.connect();
    return producer;
  }

  #dropProducer(opening: Promise<Producer>): void {
    if (this.#producer === opening) this.#producer = undefined;
    void leave(opening);
  }

  async #openAdmin(): Promise<Admin> {
    const admin = this.#kafka.admin({ retry: { ...RETRY, retries: 2 } });
    await admin.connect();
    return admin;
  }
}

/** Disconnects what was connected; a broker that is away is not waited for. */
async function leave(opening: Promise<{ disconnect(): Promise<void> }> | undefined): Promise<void> {
  const left = (async () => (await opening)?.disconnect())();
  await within(CLOSE_PATIENCE, 'disconnecting', left).catch(() => undefined);
}
