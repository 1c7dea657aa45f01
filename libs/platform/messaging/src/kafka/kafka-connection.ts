import kafkajs, { type Admin, type Consumer, type Message, type Producer, type RecordMetadata } from 'kafkajs';
import pTimeout from 'p-timeout';
import { kafkaClient, RETRY } from './kafka-client.js';
import type { KafkaSettings } from './kafka-settings.js';
import { ensureKafkaTopics } from './kafka-topics.js';
import { requestedOffset, type ReplayRequest } from './replay-request.js';

/** A send that takes longer counts as failed, although it may have arrived: consumers skip events that they have applied. */
const SEND_TIMEOUT_MS = 20_000;
const ADMIN_TIMEOUT_MS = 5_000;
const CLOSE_TIMEOUT_MS = 1_500;

/** Sends of more bytes than this are compressed. */
const COMPRESSION_THRESHOLD_BYTES = 256 * 1024;

/** An admin client and the number of its requests in progress: after a failure it is closed when the last of them ends. */
interface AdminUse {
  readonly admin: Promise<Admin>;
  requests: number;
}

/** The Kafka clients of a process: one producer and one admin client for all services, and a consumer for each group. */
export class KafkaConnection {
  readonly #kafka: kafkajs.Kafka;
  #producer: Promise<Producer> | undefined;
  #adminUse: AdminUse | undefined;

  constructor(
    private readonly settings: KafkaSettings,
    /** Number of partitions per topic, as passed to `ensureTopics` of the log. */
    private readonly partitions: number,
  ) {
    this.#kafka = kafkaClient(settings);
  }

  /** The name in Kafka of a topic or a group. */
  nameOf(topicOrGroup: string): string {
    return `${this.settings.prefix}${topicOrGroup}`;
  }

  /** A consumer of the group, not connected. It does not restart after a crash. */
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
   * Sends messages to their `partition`, and resolves with their offsets when all in-sync replicas have them.
   * If it rejects, the messages may have arrived or not.
   */
  async send(topic: string, messages: readonly Message[]): Promise<readonly RecordMetadata[]> {
    const opening = (this.#producer ??= this.#openProducer());
    try {
      const producer = await opening;
      const bytes = messages.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
      const compression =
        bytes > COMPRESSION_THRESHOLD_BYTES ? kafkajs.CompressionTypes.GZIP : kafkajs.CompressionTypes.None;
      const sending = producer.send({ topic: this.nameOf(topic), messages: [...messages], acks: -1, compression });
      return await pTimeout(sending, { milliseconds: SEND_TIMEOUT_MS, message: 'sending to Kafka timed out' });
    } catch (error) {
      // The sequence numbers of an idempotent producer are unknown after a failure (OUT_OF_ORDER_SEQUENCE).
      this.#dropProducer(opening);
      throw error;
    }
  }

  /** Runs requests of the admin client; rejects after 5 s. */
  async withAdmin<T>(work: (admin: Admin) => Promise<T>): Promise<T> {
    const use = (this.#adminUse ??= { admin: this.#openAdmin(), requests: 0 });
    use.requests += 1;
    try {
      const limits = { milliseconds: ADMIN_TIMEOUT_MS, message: 'a request to Kafka timed out' };
      return await pTimeout(use.admin.then(work), limits);
    } catch (error) {
      // Its metadata of the cluster may be outdated: the next request opens a new client.
      if (this.#adminUse === use) this.#adminUse = undefined;
      throw error;
    } finally {
      use.requests -= 1;
      if (use.requests === 0 && this.#adminUse !== use) void disconnect(use.admin);
    }
  }

  /** Creates missing topics; throws `KafkaTopicMismatch` if one has another number of partitions. */
  ensureTopics(topics: readonly string[]): Promise<void> {
    const { replication, minInSyncReplicas } = this.settings;
    const names = [...new Set(topics)].map((topic) => this.nameOf(topic));
    return this.withAdmin((admin) =>
      ensureKafkaTopics(admin, names, { partitions: this.partitions, replication, minInSyncReplicas }),
    );
  }

  /** By partition of the topic, the oldest offset that Kafka has kept, and the offset of the next message. */
  async ends(topic: string): Promise<ReadonlyMap<number, { readonly low: number; readonly high: number }>> {
    const offsets = await this.withAdmin((admin) => admin.fetchTopicOffsets(this.nameOf(topic)));
    return new Map(offsets.map(({ partition, low, high }) => [partition, { low: Number(low), high: Number(high) }]));
  }

  /** By partition, the offset that the group has committed: its last applied message. Partitions without a committed offset are omitted. */
  async committed(group: string, topic: string): Promise<ReadonlyMap<number, number>> {
    const groupId = this.nameOf(group);
    const [offsets] = await this.withAdmin((admin) => admin.fetchOffsets({ groupId, topics: [this.nameOf(topic)] }));
    const partitions = (offsets?.partitions ?? []).filter(({ offset }) => Number(offset) >= 0);
    return new Map(partitions.map(({ partition, offset }) => [partition, Number(offset)]));
  }

  /** The replay requests of all groups for a topic. */
  async replayRequests(topic: string): Promise<readonly ReplayRequest[]> {
    const name = this.nameOf(topic);
    const { groups } = await this.withAdmin((admin) => admin.listGroups());
    const own = groups.filter(({ groupId }) => groupId.startsWith(this.settings.prefix));
    const offsets = await Promise.all(
      own.map(({ groupId }) => this.withAdmin((admin) => admin.fetchOffsets({ groupId, topics: [name] }))),
    );
    return offsets.flat().flatMap(({ partitions }) =>
      partitions.flatMap(({ partition, metadata }) => {
        const offset = requestedOffset(metadata);
        return offset === undefined ? [] : [{ partition, offset }];
      }),
    );
  }

  /** Disconnects the producer and the admin client. Consumers are disconnected by their owners. */
  async close(): Promise<void> {
    const open = [this.#producer, this.#adminUse?.admin];
    this.#producer = undefined;
    this.#adminUse = undefined;
    await Promise.all(open.map((opening) => disconnect(opening)));
  }

  async #openProducer(): Promise<Producer> {
    const producer = this.#kafka.producer({
      idempotent: true,
      maxInFlightRequests: 1,
      allowAutoTopicCreation: false,
      retry: RETRY,
      // Every message names its partition, which is that of the log.
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
    void disconnect(opening);
  }

  async #openAdmin(): Promise<Admin> {
    const admin = this.#kafka.admin({ retry: { ...RETRY, retries: 2 } });
    await admin.connect();
    return admin;
  }
}

/** Disconnects a client, without waiting long for a broker that cannot be reached. */
async function disconnect(opening: Promise<{ disconnect(): Promise<void> }> | undefined): Promise<void> {
  const disconnected = (async () => (await opening)?.disconnect())();
  await pTimeout(disconnected, { milliseconds: CLOSE_TIMEOUT_MS }).catch(() => undefined);
}
