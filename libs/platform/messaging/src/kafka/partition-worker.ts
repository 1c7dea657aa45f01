import { Logger } from '@nestjs/common';
import { Sleeper } from '../sleeper.js';
import type { GroupReader } from '../transport.js';
import { ReorderBuffer, type Gap, type ReceivedEvent } from './reorder-buffer.js';

/** What a partition worker needs from its consumer. */
export interface PartitionControls {
  /** Stops fetching messages of this partition until `resume`. */
  pause(): void;
  resume(): void;
  /** Everything up to and including this message is applied. */
  applied(messageOffset: number): void;
  /** Asks the relay to send the log again from this offset; reading resumes at this message after a restart. */
  requestReplay(offset: number, messageOffset: number): void;
  /** Runs a delivery when one of the consumer's slots is free. */
  run<T>(delivery: () => Promise<T>): Promise<T>;
}

/** Maximum number of events in one transaction. */
const BATCH = 500;

/** Pending events and characters of payload from which the partition is paused; it is resumed at half of that. */
const MAX_PENDING = { events: 2_000, characters: 4_000_000 };

/** Longest delay, in milliseconds, before a partition that was busy or failed is tried again. */
const MAX_RETRY_DELAY_MS = 250;

/** Milliseconds to let the next batch grow after one of fewer than `LARGE` events: a transaction costs as much as dozens of events. */
const BATCHING_DELAY_MS = 50;
const LARGE = 64;

/** Milliseconds to wait for out-of-order messages to close a gap before a replay is requested. */
const GAP_TIMEOUT_MS = 300;

/**
 * Delivers one partition to one group. It buffers received events while the database is busy, so that neither a slow consumer
 * nor an event that is being retried delays the group's other partitions or its heartbeats.
 */
export class PartitionWorker {
  readonly #logger: Logger;
  readonly #buffer = new ReorderBuffer();
  readonly #sleeper = new Sleeper();
  readonly #name: string;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;
  #paused = false;
  /** Whether a replay was requested and its first event has not arrived. */
  #awaitsReplay = false;

  constructor(
    private readonly topic: string,
    private readonly partition: number,
    private readonly reader: GroupReader,
    private readonly controls: PartitionControls,
  ) {
    this.#logger = new Logger(`messaging:${reader.group}`);
    this.#name = `${topic}/${partition}`;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Stops after the delivery in progress. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#sleeper.end();
    await this.#running;
  }

  /** Whether the event with this offset of the log is applied, so that its message need not be decoded. */
  isApplied(offset: number): boolean {
    return this.#buffer.isApplied(offset);
  }

  /** The time of the first pending event. */
  get oldest(): Date | undefined {
    return this.#buffer.oldest;
  }

  /** Adds received events in Kafka's order. `lastMessage`: the offset in Kafka of the last message read, whatever it contained. */
  push(received: readonly ReceivedEvent[], lastMessage: number): void {
    for (const each of received) if (this.#accepts(each)) this.#buffer.add(each);
    this.#buffer.read(lastMessage);
    if (this.#buffer.size === 0) this.#reportApplied();
    if (!this.#paused && !this.#awaitsReplay && this.#isFull(1)) {
      this.#paused = true;
      this.controls.pause();
    }
    this.#sleeper.wake();
  }

  /** Drops pending events after a rebalance: they will be delivered again, here or to another member. */
  reset(): void {
    this.#buffer.clear();
    this.#paused = false;
    this.#awaitsReplay = false;
    this.#sleeper.wake();
  }

  async #run(): Promise<void> {
    let limit = BATCH;
    while (!this.#stopped) {
      const events = this.#buffer.peek(limit);
      if (events.length === 0) {
        await this.#waitForEvents();
        continue;
      }
      const { topic, partition } = this;
      const { nextOffset, retryAfter } = await this.controls.run(() =>
        this.reader.deliver({ topic, partition, events }),
      );
      this.#buffer.applied(nextOffset);
      this.#reportApplied();
      this.#resume();
      const isRetried = retryAfter > 0 && nextOffset >= events[0]!.position.offset;
      // An event that is being retried is delivered alone; the database decides when it is due.
      limit = isRetried ? 1 : BATCH;
      if (isRetried && !this.#stopped) await this.#sleeper.sleep(Math.min(retryAfter, MAX_RETRY_DELAY_MS), false);
      else if (events.length < LARGE && !this.#stopped) await this.#sleeper.sleep(BATCHING_DELAY_MS, false);
    }
  }

  /** Waits until events are pushed; requests a replay if a gap remains for `GAP_TIMEOUT_MS`. */
  async #waitForEvents(): Promise<void> {
    const gap = this.#buffer.gap();
    if (gap === undefined || this.#awaitsReplay) return this.#sleeper.sleep(60_000, true);
    const until = performance.now() + GAP_TIMEOUT_MS;
    while (!this.#stopped && performance.now() < until) {
      await this.#sleeper.sleep(until - performance.now(), true);
      if (this.#buffer.gap()?.nextOffset !== gap.nextOffset) return;
    }
    if (!this.#stopped) this.#requestReplay(gap);
  }

  /** Kafka no longer has the next event, or the database was restored to an earlier state. The log has all events. */
  #requestReplay({ nextOffset, lowest }: Gap): void {
    const { offset } = lowest.event.position;
    this.#logger.warn(`${this.#name}: expected offset ${nextOffset}, received ${offset}; requesting a replay`);
    this.controls.requestReplay(nextOffset, lowest.messageOffset);
    this.#awaitsReplay = true;
    // The replay sends these events again. A full buffer would keep the partition paused and so block the replay.
    this.#buffer.clear();
    this.#resume();
  }

  /** While a replay is awaited, events far beyond the gap are dropped, because the replay sends them again. */
  #accepts({ event }: ReceivedEvent): boolean {
    const { nextOffset } = this.#buffer;
    if (!this.#awaitsReplay || nextOffset === undefined) return true;
    const { offset } = event.position;
    if (offset === nextOffset) {
      this.#awaitsReplay = false;
      this.#logger.log(`${this.#name}: the replay from offset ${nextOffset} has begun`);
      return true;
    }
    return offset < nextOffset + MAX_PENDING.events && this.#buffer.characters < MAX_PENDING.characters;
  }

  #reportApplied(): void {
    const last = this.#awaitsReplay ? undefined : this.#buffer.appliedMessage();
    if (last !== undefined) this.controls.applied(last);
  }

  #resume(): void {
    if (!this.#paused || this.#isFull(1 / 2)) return;
    this.#paused = false;
    this.controls.resume();
  }

  #isFull(share: number): boolean {
    const { size, characters } = this.#buffer;
    return size > MAX_PENDING.events * share || characters > MAX_PENDING.characters * share;
  }
}
