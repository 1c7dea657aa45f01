import { Logger } from '@nestjs/common';
import { reasonOf, type Clock } from '@hearback/kernel';
import { LogReader } from './log-reader.js';
import type { LogQueries } from './log-queries.js';
import { Pacing } from './pacing.js';
import { wholeBatchDelay } from './retry-policy.js';
import { Sleeper } from './sleeper.js';
import type { GroupReader } from './transport.js';
import type { WakeUps } from './wake-ups.js';

/** Options of a group that reads from PostgreSQL. */
export interface PostgresTransportOptions {
  /** Maximum number of events in one transaction. */
  readonly batch: number;
  /** Partitions delivered at the same time. */
  readonly concurrency: number;
}

/** A partition with unread events. */
interface Work {
  readonly topic: string;
  readonly partition: number;
  readonly from: number;
  /** The end of the log there. */
  readonly head: number;
}

/** Longest delay, in milliseconds, before a partition that was busy or failed is tried again. */
const MAX_RETRY_DELAY_MS = 100;

/** Partitions with events after the group's committed offset, without those that wait for a retry. An idle poll runs nothing else. */
const WORK = `
  select c.topic, c.partition, c.next_offset, p.next_offset as head
  from messaging.committed_offset c join messaging.partition p on p.topic = c.topic and p.partition = c.partition
  where c."group" = $1 and c.topic = any ($2::text[]) and p.next_offset > c.next_offset
    and (c.retry_at is null or c.retry_at <= $3)`;

/** Polls the log for one group until it is stopped. */
export class PostgresReader {
  readonly #logger: Logger;
  readonly #reader: LogReader;
  readonly #pacing = new Pacing();
  readonly #sleeper = new Sleeper();
  /** By partition, when it may be tried again, on the clock of `performance.now()`. */
  readonly #retryAt = new Map<string, number>();
  #wakeUps = 0;
  #stopped = false;
  #running: Promise<void> = Promise.resolve();
  #unlisten: () => void = () => undefined;

  constructor(
    private readonly reader: GroupReader,
    private readonly log: LogQueries,
    private readonly clock: Clock,
    private readonly wakeUps: WakeUps,
    private readonly options: PostgresTransportOptions,
  ) {
    this.#logger = new Logger(`messaging:${reader.group}`);
    this.#reader = new LogReader(log);
  }

  start(): void {
    if (this.reader.topics.length === 0) return;
    this.#unlisten = this.wakeUps.listen((topic) => {
      if (!this.reader.topics.includes(topic)) return;
      this.#wakeUps += 1;
      this.#sleeper.wake();
    });
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unlisten();
    this.#sleeper.end();
    await this.#running;
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#stopped) {
      try {
        const wakeUps = this.#wakeUps;
        const { events, backlog, tookMs } = await this.#round();
        failures = 0;
        const delay = this.#pacing.after({ events, backlog, wakeUps: this.#wakeUps - wakeUps, tookMs });
        // The round may have begun before the events of a wake-up were committed.
        if (delay.interruptible && this.#wakeUps > wakeUps) continue;
        await this.#sleeper.sleep(delay.milliseconds, delay.interruptible);
      } catch (error) {
        failures += 1;
        this.#logger.warn(`cannot read the log: ${reasonOf(error)}`);
        await this.#sleeper.sleep(wholeBatchDelay(Math.min(failures, 6)), false);
      }
    }
  }

  async #round(): Promise<{ events: number; backlog: boolean; tookMs: number }> {
    const began = performance.now();
    const work = await this.#work();
    let events = 0;
    let backlog = false;
    const worker = async () => {
      for (let next = work.pop(); next !== undefined && !this.#stopped; next = work.pop()) {
        const count = await this.#partition(next);
        events += count;
        backlog ||= count > 0 && next.from + count < next.head;
      }
    };
    await Promise.all(Array.from({ length: this.options.concurrency }, worker));
    return { events, backlog, tookMs: performance.now() - began };
  }

  /** In random order, so that the members of a group do not all try the same partition first. */
  async #work(): Promise<Work[]> {
    const { group, topics } = this.reader;
    const rows = await this.log.query<{ topic: string; partition: number; next_offset: string; head: string }>(WORK, [
      group,
      topics,
      this.clock.now(),
    ]);
    const now = performance.now();
    return rows
      .filter((row) => (this.#retryAt.get(`${row.topic}/${row.partition}`) ?? 0) <= now)
      .map((row) => ({
        work: { topic: row.topic, partition: row.partition, from: Number(row.next_offset), head: Number(row.head) },
        at: Math.random(),
      }))
      .sort((a, b) => a.at - b.at)
      .map(({ work }) => work);
  }

  /** Delivers one batch; returns the number of its events, 0 if it has to be delivered again. */
  async #partition({ topic, partition, from }: Work): Promise<number> {
    const events = await this.#reader.read({
      topic,
      partition,
      from,
      limit: this.options.batch,
      types: this.reader.types,
    });
    if (events.length === 0) return 0;
    const { retryAfter } = await this.reader.deliver({ topic, partition, events });
    if (retryAfter === 0) return events.length;
    this.#retryAt.set(`${topic}/${partition}`, performance.now() + Math.min(retryAfter, MAX_RETRY_DELAY_MS));
    return 0;
  }
}
