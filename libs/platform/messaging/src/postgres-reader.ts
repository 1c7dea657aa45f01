import { Logger } from '@nestjs/common';
import { reasonOf, type Clock } from '@hearback/kernel';
import { LogReader } from './log-reader.js';
import type { LogQueries } from './log-queries.js';
import { Pacing } from './pacing.js';
import { wholeBatchDelay } from './retry-policy.js';
import { Sleeper } from './sleeper.js';
import type { GroupReader } from './transport.js';
import type { WakeUps } from './wake-ups.js';

/** How a group reads from PostgreSQL. */
export interface PostgresTransportOptions {
  /** Events of one partition in one transaction at most. */
  readonly batch: number;
  /** Partitions at work at the same time. */
  readonly concurrency: number;
}

/** A partition with something to read. */
interface Work {
  readonly topic: string;
  readonly partition: number;
  readonly from: number;
  /** The end of the log there. */
  readonly head: number;
}

/** A partition that was busy or failed is looked at again after this many milliseconds at the latest. */
const LONGEST_ABSENCE = 100;

/** Partitions where the log reaches beyond the group's watermark and no failed event rests. The whole cost of an idle poll. */
const WORK = `
  select w.topic, w.partition, w.next_offset, p.next_offset as head
  from messaging.watermark w join messaging.partition p on p.topic = w.topic and p.partition = w.partition
  where w."group" = $1 and w.topic = any ($2::text[]) and p.next_offset > w.next_offset
    and (w.retry_at is null or w.retry_at <= $3)`;

/** Reads the log for one group, round by round, until it is stopped. */
export class PostgresReader {
  readonly #logger: Logger;
  readonly #reader: LogReader;
  readonly #pacing = new Pacing();
  readonly #sleeper = new Sleeper();
  /** By partition: not before this moment of the process's own clock. */
  readonly #absent = new Map<string, number>();
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
        this.#logger.warn(`the log cannot be read: ${reasonOf(error)}`);
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

  /** In random order, so that the members of a group do not all reach for the same partition. */
  async #work(): Promise<Work[]> {
    const { group, topics } = this.reader;
    const rows = await this.log.query<{ topic: string; partition: number; next_offset: string; head: string }>(WORK, [
      group,
      topics,
      this.clock.now(),
    ]);
    const now = performance.now();
    return rows
      .filter((row) => (this.#absent.get(`${row.topic}/${row.partition}`) ?? 0) <= now)
      .map((row) => ({
        work: { topic: row.topic, partition: row.partition, from: Number(row.next_offset), head: Number(row.head) },
        at: Math.random(),
      }))
      .sort((a, b) => a.at - b.at)
      .map(({ work }) => work);
  }

  /** Delivers one batch; returns the number of events in it, 0 where it must wait. */
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
    this.#absent.set(`${topic}/${partition}`, performance.now() + Math.min(retryAfter, LONGEST_ABSENCE));
    return 0;
  }
}
