import { Logger } from '@nestjs/common';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import pLimit from 'p-limit';
import pTimeout from 'p-timeout';
import { Sleeper } from '../sleeper.js';
import type { GroupReader, Unread } from '../transport.js';
import { kafkaReasonOf } from './kafka-client.js';
import type { KafkaConnection } from './kafka-connection.js';
import { eventOf, logOffsetOf } from './kafka-message.js';
import { OffsetCommits } from './offset-commits.js';
import { PartitionWorker } from './partition-worker.js';
import type { ReceivedEvent } from './reorder-buffer.js';
import { replayMetadata } from './replay-request.js';

/** Concurrent deliveries of a group in this process. */
const CONCURRENCY = 3;

/** Milliseconds without a fetch or a heartbeat after which a consumer is replaced, and between two checks. */
const STALL_TIMEOUT_MS = 45_000;
const STALL_CHECK_MS = 5_000;

const LEAVE_TIMEOUT_MS = 1_000;

/** Milliseconds between attempts to join the group; doubled with each failure. */
const MIN_REJOIN_DELAY_MS = 250;
const MAX_REJOIN_DELAY_MS = 4_000;

/** One member of a group. A consumer that crashes or stalls is replaced by a new one. */
export class KafkaConsumer {
  readonly #logger: Logger;
  readonly #types: ReadonlySet<string> | undefined;
  /** Topics of the log by their names in Kafka. */
  readonly #topics: ReadonlyMap<string, string>;
  readonly #workers = new Map<string, PartitionWorker>();
  readonly #slots = pLimit(CONCURRENCY);
  readonly #sleeper = new Sleeper();
  #commits: OffsetCommits | undefined;
  /** When the consumer last fetched or sent a heartbeat, on the clock of `performance.now()`. */
  #lastActivity = 0;
  #foreignMessages = 0;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();
  #endSession: (reason: string) => void = () => undefined;

  constructor(
    private readonly reader: GroupReader,
    private readonly kafka: KafkaConnection,
  ) {
    this.#logger = new Logger(`messaging:${reader.group}`);
    this.#types = reader.types === undefined ? undefined : new Set(reader.types);
    this.#topics = new Map(reader.topics.map((topic) => [kafka.nameOf(topic), topic]));
  }

  start(): void {
    if (this.reader.topics.length > 0) this.#running = this.#run();
  }

  /** Finishes the deliveries in progress, commits their offsets, and leaves the group. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#sleeper.end();
    this.#endSession('stopped');
    await this.#running;
  }

  /** Messages in Kafka that the group has not applied, in all partitions, whichever process they are assigned to. */
  async unread(): Promise<readonly Unread[]> {
    const ofTopic = async (topic: string): Promise<readonly Unread[]> => {
      const [ends, committed] = await Promise.all([
        this.kafka.ends(topic),
        this.kafka.committed(this.reader.group, topic),
      ]);
      return [...ends].map(([partition, { low, high }]) => {
        const from = Math.max(low, (committed.get(partition) ?? -1) + 1);
        const oldest = this.#workers.get(`${this.kafka.nameOf(topic)}/${partition}`)?.oldest;
        return { topic, partition, messages: Math.max(0, high - from), oldest };
      });
    };
    return (await Promise.all(this.reader.topics.map(ofTopic))).flat();
  }

  async #run(): Promise<void> {
    for (let delay = MIN_REJOIN_DELAY_MS; !this.#stopped; delay = Math.min(delay * 2, MAX_REJOIN_DELAY_MS)) {
      const began = performance.now();
      try {
        await this.kafka.ensureTopics(this.reader.topics);
        if (!this.#stopped) await this.#session();
      } catch (error) {
        this.#logger.warn(`cannot read from Kafka: ${kafkaReasonOf(error)}`);
      }
      if (performance.now() - began > MAX_REJOIN_DELAY_MS * 2) delay = MIN_REJOIN_DELAY_MS;
      await this.#sleeper.sleep(delay, false);
    }
  }

  /** Runs one consumer, from joining the group until it crashes, stalls or is stopped. */
  async #session(): Promise<void> {
    const consumer = this.kafka.consumer(this.reader.group);
    const ended = new Promise<string>((resolve) => (this.#endSession = resolve));
    this.#commits = new OffsetCommits(consumer);
    this.#lastActivity = performance.now();
    const watchdog = setInterval(() => {
      if (performance.now() - this.#lastActivity > STALL_TIMEOUT_MS) this.#endSession('the consumer has stalled');
    }, STALL_CHECK_MS);
    try {
      this.#watch(consumer);
      const running = (async () => {
        await consumer.connect();
        await consumer.subscribe({ topics: [...this.#topics.keys()], fromBeginning: true });
        await consumer.run({
          autoCommit: false,
          eachBatchAutoResolve: false,
          partitionsConsumedConcurrently: 4,
          eachBatch: (payload) => this.#receive(payload),
        });
      })();
      running.catch((error: unknown) => this.#endSession(kafkaReasonOf(error)));
      const reason = await ended;
      if (!this.#stopped) this.#logger.warn(`${reason}; joining the group again`);
    } finally {
      clearInterval(watchdog);
      await this.#leave(consumer);
    }
  }

  #watch(consumer: Consumer): void {
    const { CRASH, FETCH, GROUP_JOIN, HEARTBEAT } = consumer.events;
    const active = () => void (this.#lastActivity = performance.now());
    consumer.on(FETCH, active);
    consumer.on(HEARTBEAT, active);
    consumer.on(GROUP_JOIN, ({ payload }) => {
      active();
      this.#assign(consumer, payload.memberAssignment);
    });
    consumer.on(CRASH, ({ payload }) => this.#endSession(`the consumer crashed: ${kafkaReasonOf(payload.error)}`));
  }

  /** After a rebalance: drops pending events, because Kafka delivers them again from the committed offset. */
  #assign(consumer: Consumer, assignment: Readonly<Record<string, readonly number[]>>): void {
    this.#commits?.clear();
    const assigned = new Set<string>();
    for (const [topic, partitions] of Object.entries(assignment)) {
      for (const partition of partitions) {
        const name = `${topic}/${partition}`;
        assigned.add(name);
        if (this.#workers.has(name)) this.#workers.get(name)!.reset();
        else this.#startWorker(consumer, topic, partition);
      }
    }
    for (const [name, worker] of this.#workers) {
      if (assigned.has(name)) continue;
      this.#workers.delete(name);
      void worker.stop();
    }
    // kafkajs keeps partitions paused across a rebalance, and the workers that paused them have been reset.
    consumer.resume(consumer.paused());
  }

  #startWorker(consumer: Consumer, name: string, partition: number): void {
    const topic = this.#topics.get(name);
    if (topic === undefined) return;
    const partitions = [{ topic: name, partitions: [partition] }];
    const commit = (messageOffset: number, metadata?: string) => {
      if (this.#workers.get(`${name}/${partition}`) !== worker) return;
      this.#commits?.add(name, partition, messageOffset, metadata);
    };
    const worker = new PartitionWorker(topic, partition, this.reader, {
      pause: () => consumer.pause(partitions),
      resume: () => consumer.resume(partitions),
      applied: (messageOffset) => commit(messageOffset),
      requestReplay: (offset, messageOffset) => commit(messageOffset, replayMetadata(offset)),
      run: (delivery) => this.#slots(delivery),
    });
    this.#workers.set(`${name}/${partition}`, worker);
    worker.start();
  }

  /** Passes the messages to their worker. Never throws: kafkajs would skip messages that were not delivered. */
  async #receive({ batch, resolveOffset, isRunning, isStale }: EachBatchPayload): Promise<void> {
    const worker = this.#workers.get(`${batch.topic}/${batch.partition}`);
    if (worker === undefined || !isRunning() || isStale()) return;
    const topic = this.#topics.get(batch.topic)!;
    const received: ReceivedEvent[] = [];
    for (const message of batch.messages) {
      const offset = logOffsetOf(message);
      if (offset !== undefined && worker.isApplied(offset)) continue;
      const position = { topic, partition: batch.partition, offset: offset ?? -1 };
      const event = offset === undefined ? undefined : eventOf(message, position, this.#types);
      if (event === undefined) this.#skipForeign(`${topic}/${batch.partition}`, message.offset);
      else received.push({ event, messageOffset: Number(message.offset) });
    }
    resolveOffset(batch.lastOffset());
    worker.push(received, Number(batch.lastOffset()));
  }

  /** Skips a message that no relay of this platform has sent; logs the first one and then every thousandth. */
  #skipForeign(partition: string, messageOffset: string): void {
    this.#foreignMessages += 1;
    if (this.#foreignMessages % 1_000 !== 1) return;
    const total = this.#foreignMessages;
    this.#logger.error(`${partition}: skipped message ${messageOffset}, not an event of the log (${total} in total)`);
  }

  async #leave(consumer: Consumer): Promise<void> {
    await Promise.all([...this.#workers.values()].map((worker) => worker.stop()));
    await this.#commits?.end();
    this.#workers.clear();
    await pTimeout(consumer.disconnect(), { milliseconds: LEAVE_TIMEOUT_MS }).catch(() => undefined);
  }
}
