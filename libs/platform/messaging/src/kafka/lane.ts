import { Logger } from '@nestjs/common';
import { Sleeper } from '../sleeper.js';
import type { GroupReader } from '../transport.js';
import { Arrivals, type Arrival } from './arrivals.js';

/** What a lane may ask of the consumer that feeds it. */
export interface LaneControls {
  /** No more messages of this partition until `resume`. */
  pause(): void;
  resume(): void;
  /** Reads on from this offset of Kafka. */
  seek(at: number): void;
  /** All up to and with this offset of Kafka is done. */
  done(at: number): void;
  /** The event at this offset of the log must be sent again. */
  wish(offset: number): void;
  /** Runs a delivery when its turn comes. */
  take<T>(delivery: () => Promise<T>): Promise<T>;
}

/** Events in one transaction at most. */
const BATCH = 500;

/** Events and characters of payload that may wait before the partition is paused; it goes on at half of that. */
const FULL = { events: 2_000, characters: 4_000_000 };

/** A partition that was busy or failed is tried again after this many milliseconds at the latest. */
const LONGEST_ABSENCE = 250;

/** After a delivery of fewer events than `LARGE`, so many milliseconds for more to gather: a transaction costs as much as they do. */
const GATHERING = 50;
const LARGE = 64;

/** Milliseconds, and events that came instead, after which a missing event is looked for further back. */
const GAP_PATIENCE = 300;
const GAP_EVENTS = 1_000;

/** Steps back, each four times as long as the one before, until everything that Kafka has is read again. */
const STEPS = 3;

/**
 * Delivers one partition of one group: what comes from Kafka waits here while the database is at work, so that neither a
 * slow consumer nor an event that is held up keeps the group's other partitions or its membership waiting.
 */
export class Lane {
  readonly #logger: Logger;
  readonly #arrivals = new Arrivals();
  readonly #sleeper = new Sleeper();
  readonly #name: string;
  #running: Promise<void> = Promise.resolve();
  #stopped = false;
  #paused = false;
  /** Steps back since the last event was done; beyond the last one the event is lost to this Kafka. */
  #steps = 0;
  #isLost = false;

  constructor(
    private readonly topic: string,
    private readonly partition: number,
    private readonly reader: GroupReader,
    private readonly controls: LaneControls,
  ) {
    this.#logger = new Logger(`messaging:${reader.group}`);
    this.#name = `${topic}/${partition}`;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Stops after the delivery in hand. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#sleeper.end();
    await this.#running;
  }

  /** Events of messages of this offset need not be made: their effects are in the database. */
  isDone(offset: number): boolean {
    return this.#arrivals.isDone(offset);
  }

  /** When the oldest event that waits here happened. */
  get oldest(): Date | undefined {
    return this.#arrivals.oldest;
  }

  /** Takes what came, in the order of Kafka. `upTo`: the last offset of Kafka that was read, whatever was in it. */
  push(arrivals: readonly Arrival[], upTo: number): void {
    if (this.#isLost && !this.#isFound(arrivals)) return;
    for (const arrival of arrivals) this.#arrivals.add(arrival);
    this.#arrivals.pass(upTo);
    if (this.#arrivals.size === 0) this.#sayDone();
    const isFull = this.#arrivals.size > FULL.events || this.#arrivals.bytes > FULL.characters;
    if (isFull && !this.#paused) {
      this.#paused = true;
      this.controls.pause();
    }
    this.#sleeper.wake();
  }

  /** Forgets what waits: the group has been shared anew, and what is not done will come again. */
  reset(): void {
    this.#arrivals.clear();
    this.#paused = false;
    this.#sleeper.wake();
  }

  async #run(): Promise<void> {
    let limit = BATCH;
    while (!this.#stopped) {
      const events = this.#arrivals.take(limit);
      if (events.length === 0) {
        await this.#await();
        continue;
      }
      const { topic, partition } = this;
      const { nextOffset, retryAfter } = await this.controls.take(() =>
        this.reader.deliver({ topic, partition, events }),
      );
      const isApplied = nextOffset > events[0]!.position.offset;
      if (isApplied) this.#steps = 0;
      this.#arrivals.settle(nextOffset);
      this.#sayDone();
      this.#resume();
      const isHeld = retryAfter > 0 && nextOffset >= events[0]!.position.offset;
      // One that is held up is tried alone: the database says when it may be.
      limit = isHeld ? 1 : BATCH;
      if (isHeld && !this.#stopped) await this.#sleeper.sleep(Math.min(retryAfter, LONGEST_ABSENCE), false);
      else if (events.length < LARGE && !this.#stopped) await this.#sleeper.sleep(GATHERING, false);
    }
  }

  /** Until something comes; or, where others than the next came, until it is time to look for that one. */
  async #await(): Promise<void> {
    const missing = this.#arrivals.missing();
    if (missing === undefined) return this.#sleeper.sleep(60_000, true);
    const until = performance.now() + GAP_PATIENCE;
    while (!this.#stopped && performance.now() < until && this.#arrivals.size < GAP_EVENTS) {
      await this.#sleeper.sleep(until - performance.now(), true);
      if (this.#arrivals.missing()?.next !== missing.next) return;
    }
    if (!this.#stopped) this.#lookFor(this.#arrivals.missing() ?? missing);
  }

  /** Offsets grow at least as fast in Kafka as in the log, so the missing one lies at least as far back as it is missing. */
  #lookFor({ next, lowest }: { readonly next: number; readonly lowest: Arrival }): void {
    const offset = lowest.event.position.offset;
    this.#steps += 1;
    this.#arrivals.clear();
    this.#resume();
    if (this.#steps <= STEPS + 1) {
      const distance = (offset - next) * 4 ** (this.#steps - 1);
      const at = this.#steps > STEPS ? 0 : Math.max(0, lowest.at - distance);
      this.#logger.warn(`${this.#name}: offset ${next} is missing, ${offset} came instead; reading again from ${at}`);
      this.controls.seek(at);
      return;
    }
    this.#isLost = true;
    this.controls.wish(next);
    this.#logger.error(`${this.#name}: Kafka has lost offset ${next}, ${offset} came instead; it must be sent again`);
  }

  #isFound(arrivals: readonly Arrival[]): boolean {
    const found = arrivals.find(({ event }) => event.position.offset === this.#arrivals.next);
    if (found === undefined) return false;
    this.#logger.log(`${this.#name}: offset ${this.#arrivals.next} was sent again`);
    this.#isLost = false;
    this.#steps = 0;
    this.controls.seek(found.at);
    return false;
  }

  #sayDone(): void {
    const at = this.#isLost ? undefined : this.#arrivals.doneAt();
    if (at !== undefined) this.controls.done(at);
  }

  #resume(): void {
    const { events, characters } = FULL;
    if (!this.#paused || this.#arrivals.size > events / 2 || this.#arrivals.bytes > characters / 2) return;
    this.#paused = false;
    this.controls.resume();
  }
}
