import { Logger } from '@nestjs/common';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { Sleeper } from '../sleeper.js';
import type { GroupReader, Unread } from '../transport.js';
import type { Arrival } from './arrivals.js';
import { Commits } from './commits.js';
import { kafkaReasonOf } from './kafka-client.js';
import type { KafkaLink } from './kafka-link.js';
import { eventOf, offsetOf } from './kafka-message.js';
import { Lane } from './lane.js';
import { Lots } from './lots.js';
import { wishFor } from './wish.js';
import { within } from './within.js';

/** Deliveries of a group in this process at the same time. */
const AT_ONCE = 3;

/** Milliseconds without a sign of life after which a consumer is taken for hung. */
const SILENCE = 45_000;
const LOOK = 5_000;

/** Milliseconds that a consumer gets to leave its group. */
const LEAVING_PATIENCE = 1_000;

/** Milliseconds between attempts to join, the first and the longest. */
const FIRST_REST = 250;
const LONGEST_REST = 4_000;

/** One member of a group, kept alive: a consumer that crashes or falls silent is replaced by a new one. */
export class KafkaConsumer {
  readonly #logger: Logger;
  readonly #types: ReadonlySet<string> | undefined;
  readonly #topics: ReadonlyMap<string, string>;
  readonly #lanes = new Map<string, Lane>();
  readonly #lots = new Lots(AT_ONCE);
  readonly #sleeper = new Sleeper();
  #commits: Commits | undefined;
  #lastSign = 0;
  #strangers = 0;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();
  #endSession: (reason: string) => void = () => undefined;

  constructor(
    private readonly reader: GroupReader,
    private readonly link: KafkaLink,
  ) {
    this.#logger = new Logger(`messaging:${reader.group}`);
    this.#types = reader.types === undefined ? undefined : new Set(reader.types);
    this.#topics = new Map(reader.topics.map((topic) => [link.nameOf(topic), topic]));
  }

  start(): void {
    if (this.reader.topics.length > 0) this.#running = this.#run();
  }

  /** Finishes the deliveries in hand, says how far they came, and leaves the group. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#sleeper.end();
    this.#endSession('stopped');
    await this.#running;
  }

  /** What Kafka holds that the group has not done, in all partitions, whichever process has them. */
  async unread(): Promise<readonly Unread[]> {
    const ofTopic = async (topic: string): Promise<readonly Unread[]> => {
      const [ends, done] = await Promise.all([this.link.ends(topic), this.link.done(this.reader.group, topic)]);
      return [...ends].map(([partition, { low, high }]) => {
        const from = Math.max(low, (done.get(partition) ?? -1) + 1);
        const oldest = this.#lanes.get(`${this.link.nameOf(topic)}/${partition}`)?.oldest;
        return { topic, partition, messages: Math.max(0, high - from), oldest };
      });
    };
    return (await Promise.all(this.reader.topics.map(ofTopic))).flat();
  }

  async #run(): Promise<void> {
    for (let rest = FIRST_REST; !this.#stopped; rest = Math.min(rest * 2, LONGEST_REST)) {
      const began = performance.now();
      try {
        await this.link.ensureTopics(this.reader.topics);
        if (!this.#stopped) await this.#session();
      } catch (error) {
        this.#logger.warn(`Kafka does not deliver: ${kafkaReasonOf(error)}`);
      }
      if (performance.now() - began > LONGEST_REST * 2) rest = FIRST_REST;
      await this.#sleeper.sleep(rest, false);
    }
  }

  /** From joining the group to the end of this consumer, whatever ends it. */
  async #session(): Promise<void> {
    const consumer = this.link.consumer(this.reader.group);
    const ended = new Promise<string>((resolve) => (this.#endSession = resolve));
    this.#commits = new Commits(consumer);
    this.#lastSign = performance.now();
    const watchdog = setInterval(() => {
      if (performance.now() - this.#lastSign > SILENCE) this.#endSession('the consumer fell silent');
    }, LOOK);
    try {
      this.#watch(consumer);
      const running = (async () => {
        await consumer.connect();
        await consumer.subscribe({ topics: [...this.#topics.keys()], fromBeginning: true });
        await consumer.run({
          autoCommit: false,
          eachBatchAutoResolve: false,
          partitionsConsumedConcurrently: 4,
          eachBatch: (payload) => this.#arrived(payload),
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
    const alive = () => void (this.#lastSign = performance.now());
    consumer.on(FETCH, alive);
    consumer.on(HEARTBEAT, alive);
    consumer.on(GROUP_JOIN, ({ payload }) => {
      alive();
      this.#assigned(consumer, payload.memberAssignment);
    });
    consumer.on(CRASH, ({ payload }) => this.#endSession(`the consumer ended: ${kafkaReasonOf(payload.error)}`));
  }

  /** The group has been shared anew: what waits comes again from where the group stands. */
  #assigned(consumer: Consumer, assignment: Readonly<Record<string, readonly number[]>>): void {
    this.#commits?.clear();
    const assigned = new Set<string>();
    for (const [topic, partitions] of Object.entries(assignment)) {
      for (const partition of partitions) {
        const name = `${topic}/${partition}`;
        assigned.add(name);
        if (this.#lanes.has(name)) this.#lanes.get(name)!.reset();
        else this.#openLane(consumer, topic, partition);
      }
    }
    for (const [name, lane] of this.#lanes) {
      if (assigned.has(name)) continue;
      this.#lanes.delete(name);
      void lane.stop();
    }
    // Pauses outlive a rebalance in the client, and those who asked for them have forgotten.
    consumer.resume(consumer.paused());
  }

  #openLane(consumer: Consumer, name: string, partition: number): void {
    const topic = this.#topics.get(name);
    if (topic === undefined) return;
    const partitions = [{ topic: name, partitions: [partition] }];
    const lane = new Lane(topic, partition, this.reader, {
      pause: () => consumer.pause(partitions),
      resume: () => consumer.resume(partitions),
      seek: (at) => consumer.seek({ topic: name, partition, offset: String(at) }),
      done: (at) => this.#lanes.get(`${name}/${partition}`) === lane && this.#commits?.note(name, partition, at),
      // Where it reads on after a restart: everything that Kafka has.
      wish: (offset) => this.#commits?.note(name, partition, 0, wishFor(offset)),
      take: (delivery) => this.#lots.take(delivery),
    });
    this.#lanes.set(`${name}/${partition}`, lane);
    lane.start();
  }

  /** Hands the messages to their lane. Never throws: the client would commit past what it has not delivered. */
  async #arrived({ batch, resolveOffset, isRunning, isStale }: EachBatchPayload): Promise<void> {
    const lane = this.#lanes.get(`${batch.topic}/${batch.partition}`);
    if (lane === undefined || !isRunning() || isStale()) return;
    const topic = this.#topics.get(batch.topic)!;
    const arrivals: Arrival[] = [];
    for (const message of batch.messages) {
      const offset = offsetOf(message);
      if (offset !== undefined && lane.isDone(offset)) continue;
      const position = { topic, partition: batch.partition, offset: offset ?? -1 };
      const event = offset === undefined ? undefined : eventOf(message, position, this.#types);
      if (event === undefined) this.#passBy(`${topic}/${batch.partition}`, message.offset);
      else arrivals.push({ event, at: Number(message.offset) });
    }
    resolveOffset(batch.lastOffset());
    lane.push(arrivals, Number(batch.lastOffset()));
  }

  /** A message that no relay of ours has sent holds nobody up. Told of the first and then of each thousandth. */
  #passBy(place: string, offset: string): void {
    this.#strangers += 1;
    if (this.#strangers % 1_000 !== 1) return;
    this.#logger.error(`${place}: message ${offset} is not an event of the log; ${this.#strangers} such so far`);
  }

  async #leave(consumer: Consumer): Promise<void> {
    const lanes = [...this.#lanes.values()];
    await Promise.all(lanes.map((lane) => lane.stop()));
    await this.#commits?.end();
    this.#lanes.clear();
    await within(LEAVING_PATIENCE, 'leaving the group', consumer.disconnect()).catch(() => undefined);
  }
}
