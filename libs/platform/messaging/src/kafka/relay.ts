import { Logger } from '@nestjs/common';
import type { BatchDatabase } from '@hearback/database';
import type { RecordMetadata } from 'kafkajs';
import type { LogQueries } from '../log-queries.js';
import { Pacing } from '../pacing.js';
import { wholeBatchDelay } from '../retry-policy.js';
import { Sleeper } from '../sleeper.js';
import type { TransportStatus } from '../transport.js';
import type { WakeUps } from '../wake-ups.js';
import { kafkaReasonOf } from './kafka-client.js';
import type { KafkaConnection } from './kafka-connection.js';
import { messageOf } from './kafka-message.js';
import { RelayLog, type Cursor } from './relay-log.js';

/** Milliseconds between two checks for messages that Kafka has lost and for replay requests. */
const CHECK_INTERVAL_MS = 5_000;

/** Longest delay, in milliseconds, before a broker that cannot be reached is tried again. */
const MAX_RETRY_DELAY_MS = 2_000;

/** Milliseconds that a group gets to read a replay before its request, if it still stands, is granted again. */
const REPLAY_INTERVAL_MS = 30_000;

/** Shortest delay between two sends, in milliseconds: a send costs as much as dozens of events. */
const MIN_DELAY_MS = 25;

/** Longest delay, in milliseconds, while the event loop is saturated: the other services wait for these events. */
const MAX_SATURATED_MS = 400;

/** Milliseconds before a partition with a gap in the log is read again. */
const GAP_DELAY_MS = 100;

interface Sent {
  readonly events: number;
  readonly backlog: boolean;
}

const NOTHING: Sent = { events: 0, backlog: false };

/**
 * Sends the log of one topic to Kafka, in order and without gaps. Its cursors are in the database and move only after Kafka
 * has acknowledged the messages, so that events may be sent twice and are never lost. Several processes may relay the same
 * topic: each takes the partitions that no other has locked.
 */
export class Relay {
  readonly #logger: Logger;
  readonly #log: RelayLog;
  readonly #pacing = new Pacing({ minMs: MIN_DELAY_MS, maxSaturatedMs: MAX_SATURATED_MS });
  readonly #sleeper = new Sleeper();
  #wakeUps = 0;
  /** Consecutive failures. */
  #failures = 0;
  #checkedAt = -Infinity;
  #replayedAt = -Infinity;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();
  #unlisten: () => void = () => undefined;

  constructor(
    private readonly topic: string,
    private readonly kafka: KafkaConnection,
    private readonly database: { readonly batchDatabase: BatchDatabase; readonly preTenantLookup: LogQueries },
    private readonly wakeUps: WakeUps,
  ) {
    this.#logger = new Logger(`relay:${topic}`);
    this.#log = new RelayLog(topic);
  }

  start(): void {
    this.#unlisten = this.wakeUps.listen((topic) => {
      if (topic !== this.topic) return;
      this.#wakeUps += 1;
      this.#sleeper.wake();
    });
    this.#running = this.#run();
  }

  /** Stops after the send in progress. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unlisten();
    this.#sleeper.end();
    await this.#running;
  }

  /** The number of unsent events by partition, and whether the last attempt failed. */
  async status(): Promise<TransportStatus> {
    const cursors = await this.#log.cursors(this.database.preTenantLookup);
    const unsent = cursors.map(({ partition, next, head }) => ({ topic: this.topic, partition, events: head - next }));
    return this.#failures === 0 ? { unsent } : { unsent, defect: 'cannot be reached' };
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        if (performance.now() - this.#checkedAt > CHECK_INTERVAL_MS) await this.#checkKafka();
        const wakeUps = this.#wakeUps;
        const began = performance.now();
        const { events, backlog } = await this.#round();
        this.#failures = 0;
        const tookMs = performance.now() - began;
        const delay = this.#pacing.after({ events, backlog, wakeUps: this.#wakeUps - wakeUps, tookMs });
        // The round may have begun before the events of a wake-up were committed.
        if (delay.interruptible && this.#wakeUps > wakeUps) continue;
        await this.#sleeper.sleep(delay.milliseconds, delay.interruptible);
      } catch (error) {
        this.#failures += 1;
        // Check first next time, so that no transaction is open while Kafka does not answer.
        this.#checkedAt = -Infinity;
        this.#logger.warn(`cannot send to Kafka: ${kafkaReasonOf(error)}`);
        await this.#sleeper.sleep(Math.min(wholeBatchDelay(Math.min(this.#failures, 10)), MAX_RETRY_DELAY_MS), false);
      }
    }
  }

  /** Rewinds cursors to resend what Kafka has lost (a topic is shorter than what was sent) and what groups request. */
  async #checkKafka(): Promise<void> {
    const { preTenantLookup } = this.database;
    await this.#log.prepare(preTenantLookup);
    await this.kafka.ensureTopics([this.topic]);
    const ends = await this.kafka.ends(this.topic);
    const lost = (await this.#log.cursors(preTenantLookup)).filter(
      ({ partition, brokerOffset }) => brokerOffset !== undefined && (ends.get(partition)?.high ?? 0) <= brokerOffset,
    );
    if (lost.length > 0) {
      this.#logger.warn(`Kafka has lost messages of partitions ${lost.map(partitionOf).join(', ')}: sending all again`);
      await this.#log.rewindToOldest(preTenantLookup, lost);
    }
    this.#checkedAt = performance.now();
    if (this.#checkedAt - this.#replayedAt >= REPLAY_INTERVAL_MS) await this.#replay();
  }

  async #replay(): Promise<void> {
    for (const { partition, offset } of await this.kafka.replayRequests(this.topic)) {
      if (!(await this.#log.rewindTo(this.database.preTenantLookup, partition, offset))) continue;
      this.#replayedAt = this.#checkedAt;
      this.#logger.warn(`replaying partition ${partition} from offset ${offset}, requested by a group`);
    }
  }

  async #round(): Promise<Sent> {
    const waiting = await this.#log.waiting(this.database.preTenantLookup);
    if (waiting.length === 0) return NOTHING;
    return this.database.batchDatabase.withTenants([], async (tx) => {
      const cursors = await this.#log.lockWaiting(tx);
      if (cursors.length === 0) return NOTHING;
      const runs = await this.#log.read(tx, cursors);
      const rows = [...runs.values()].flat();
      if (rows.length === 0) return this.#stopAtGap(cursors);
      const source = `/hearback/${this.topic.slice(0, this.topic.indexOf('.'))}`;
      const messages = rows.map((row) => messageOf(row, source));
      const baseOffsets = baseOffsetsOf(await this.kafka.send(this.topic, messages));
      const advanced = cursors.flatMap((cursor) => {
        const count = runs.get(cursor.partition)!.length;
        const base = baseOffsets.get(cursor.partition);
        if (count === 0 || base === undefined) return [];
        // Kafka returns -1 for a batch that it already has: a retry of the idempotent producer.
        return [
          { ...cursor, next: cursor.next + count, brokerOffset: base < 0 ? cursor.brokerOffset : base + count - 1 },
        ];
      });
      await this.#log.advance(tx, advanced);
      return { events: rows.length, backlog: advanced.some(({ next, head }) => next < head) };
    });
  }

  async #stopAtGap(cursors: readonly Cursor[]): Promise<Sent> {
    const gaps = cursors.map(({ partition, next }) => `offset ${next} of partition ${partition}`).join(', ');
    this.#logger.error(`the log has a gap: missing ${gaps}`);
    await this.#sleeper.sleep(GAP_DELAY_MS, false);
    return NOTHING;
  }
}

function partitionOf({ partition }: Cursor): number {
  return partition;
}

/** By partition, the offset in Kafka of the first message that was sent. */
function baseOffsetsOf(records: readonly RecordMetadata[]): ReadonlyMap<number, number> {
  return new Map(records.map(({ partition, baseOffset }) => [partition, Number(baseOffset ?? -1)]));
}
