import { Logger } from '@nestjs/common';
import type { BatchDatabase } from '@hearback/database';
import type { RecordMetadata } from 'kafkajs';
import type { LogQueries } from '../log-queries.js';
import { Pacing } from '../pacing.js';
import type { Pokes } from '../pokes.js';
import { wholeBatchDelay } from '../retry-policy.js';
import { Sleeper } from '../sleeper.js';
import type { TransportStatus } from '../transport.js';
import { kafkaReasonOf } from './kafka-client.js';
import type { KafkaLink } from './kafka-link.js';
import { messageOf, type LogRow } from './kafka-message.js';
import { RelayLog, type Cursor } from './relay-log.js';

/** Milliseconds between looks at whether Kafka still has what was sent. */
const LOOK = 5_000;

/** Milliseconds until a broker that is away is tried again, at the longest. */
const LONGEST_REST = 2_000;

/** Milliseconds that a group gets to read what it wished for, before its wish counts as a new one. */
const WISHES = 30_000;

/** Milliseconds between two sends of a few events each: a send costs as much as the events in it. */
const GATHERING = 25;

/** Longest delay, in milliseconds, while the event loop is saturated: every other service waits for what is sent here. */
const MAX_SATURATED_MS = 400;

/** A partition at a gap is looked at again after this many milliseconds. */
const GAP_REST = 100;

/** What a round came to. */
interface Sent {
  readonly events: number;
  readonly backlog: boolean;
}

/**
 * Sends the log of one topic to Kafka, in order and without a gap, and remembers how far in the database: after the
 * acknowledgement and never before, so that what is sent may be sent twice and is never lost. Any number of processes may
 * relay one topic: each takes the partitions that nobody holds.
 */
export class Relay {
  readonly #logger: Logger;
  readonly #log: RelayLog;
  readonly #pacing = new Pacing({ minMs: GATHERING, maxSaturatedMs: MAX_SATURATED_MS });
  readonly #sleeper = new Sleeper();
  #pokes = 0;
  /** Attempts in a row that did not get through. */
  #failures = 0;
  #looked = -Infinity;
  #granted = -Infinity;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();
  #unlisten: () => void = () => undefined;

  constructor(
    private readonly topic: string,
    private readonly link: KafkaLink,
    private readonly database: { readonly batchDatabase: BatchDatabase; readonly preTenantLookup: LogQueries },
    private readonly pokes: Pokes,
  ) {
    this.#logger = new Logger(`relay:${topic}`);
    this.#log = new RelayLog(topic);
  }

  start(): void {
    this.#unlisten = this.pokes.listen((topic) => {
      if (topic !== this.topic) return;
      this.#pokes += 1;
      this.#sleeper.wake();
    });
    this.#running = this.#run();
  }

  /** Stops after the send in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unlisten();
    this.#sleeper.end();
    await this.#running;
  }

  /** What is not sent yet, and whether the last attempt got through. */
  async status(): Promise<TransportStatus> {
    const cursors = await this.#log.cursors(this.database.preTenantLookup);
    const unsent = cursors.map(({ partition, next, head }) => ({ topic: this.topic, partition, events: head - next }));
    return this.#failures === 0 ? { unsent } : { unsent, defect: 'cannot be reached' };
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        if (performance.now() - this.#looked > LOOK) await this.#look();
        const pokes = this.#pokes;
        const began = performance.now();
        const { events, backlog } = await this.#round();
        this.#failures = 0;
        const tookMs = performance.now() - began;
        const delay = this.#pacing.after({ events, backlog, wakeUps: this.#pokes - pokes, tookMs });
        if (delay.interruptible && this.#pokes > pokes) continue;
        await this.#sleeper.sleep(delay.milliseconds, delay.interruptible);
      } catch (error) {
        this.#failures += 1;
        // Asked first the next time, so that no transaction is open while nobody answers.
        this.#looked = -Infinity;
        this.#logger.warn(`the log waits: ${kafkaReasonOf(error)}`);
        await this.#sleeper.sleep(Math.min(wholeBatchDelay(Math.min(this.#failures, 10)), LONGEST_REST), false);
      }
    }
  }

  /** Whether Kafka has what was sent to it. A topic that was made anew or lost its end gets everything again. */
  async #look(): Promise<void> {
    const { preTenantLookup } = this.database;
    await this.#log.prepare(preTenantLookup);
    await this.link.ensureTopics([this.topic]);
    const ends = await this.link.ends(this.topic);
    const lost = (await this.#log.cursors(preTenantLookup)).filter(
      ({ partition, sentAt }) => sentAt !== undefined && (ends.get(partition)?.high ?? 0) <= sentAt,
    );
    if (lost.length > 0) await this.#rewind(lost);
    this.#looked = performance.now();
    if (this.#looked - this.#granted < WISHES) return;
    for (const { partition, offset } of await this.link.wishes(this.topic)) {
      if (!(await this.#log.rewindTo(preTenantLookup, partition, offset))) continue;
      this.#granted = this.#looked;
      this.#logger.warn(`a group misses offset ${offset} of partition ${partition}: sent again from there`);
    }
  }

  async #round(): Promise<Sent> {
    const waiting = await this.#log.waiting(this.database.preTenantLookup);
    if (waiting.length === 0) return { events: 0, backlog: false };
    const again: Cursor[] = [];
    const sent = await this.database.batchDatabase.withTenants([], async (tx) => {
      const cursors = await this.#log.take(tx);
      if (cursors.length === 0) return { events: 0, backlog: false };
      const runs = await this.#log.read(tx, cursors);
      const rows = [...runs.values()].flat();
      if (rows.length === 0) return this.#atGap(cursors);
      const places = baseOffsets(await this.link.send(this.topic, this.#messages(rows)));
      const moved = cursors.flatMap((cursor) => {
        const count = runs.get(cursor.partition)!.length;
        const base = places.get(cursor.partition);
        if (count === 0 || base === undefined) return [];
        const sentAt = base < 0 ? cursor.sentAt : base + count - 1;
        const move = { ...cursor, next: cursor.next + count, sentAt };
        // Messages of a topic that was made anew stand below where those before them stood.
        if (cursor.sentAt !== undefined && base >= 0 && base <= cursor.sentAt) again.push(move);
        return [move];
      });
      await this.#log.move(tx, moved);
      return { events: rows.length, backlog: moved.some(({ next, head }) => next < head) };
    });
    if (again.length > 0) await this.#rewind(again);
    return sent;
  }

  #messages(rows: readonly LogRow[]) {
    const source = `/hearback/${this.topic.slice(0, this.topic.indexOf('.'))}`;
    return rows.map((row) => messageOf(row, source));
  }

  async #atGap(cursors: readonly Cursor[]): Promise<Sent> {
    const places = cursors.map(({ partition, next }) => `${partition} at ${next}`).join(', ');
    this.#logger.error(`the log has a gap: partition ${places}`);
    await this.#sleeper.sleep(GAP_REST, false);
    return { events: 0, backlog: false };
  }

  async #rewind(cursors: readonly Cursor[]): Promise<void> {
    this.#logger.warn(`Kafka has lost partitions ${cursors.map(({ partition }) => partition).join(', ')}: sent again`);
    await this.#log.rewind(this.database.preTenantLookup, cursors);
  }
}

/** By partition, the offset in Kafka of its first message. */
function baseOffsets(records: readonly RecordMetadata[]): ReadonlyMap<number, number> {
  return new Map(records.map(({ partition, baseOffset }) => [partition, Number(baseOffset ?? -1)]));
}
