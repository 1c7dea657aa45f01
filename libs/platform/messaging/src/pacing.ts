import { EventLoopLoad } from './event-loop-load.js';

/** What one round over the partitions did. */
export interface Round {
  readonly events: number;
  /** Whether a partition holds more events than fit into one batch. */
  readonly backlog: boolean;
  /** Wake-ups while the round ran: more than 0 where requests of this process append to the log. */
  readonly wakeUps: number;
  readonly tookMs: number;
}

/** The delay before the next round. */
export interface Delay {
  readonly milliseconds: number;
  /** Whether a wake-up ends it early. */
  readonly interruptible: boolean;
}

/** Bounds of the delays, in milliseconds. */
export interface PacingLimits {
  /** After a small round. */
  readonly minMs: number;
  /** While the event loop is saturated. */
  readonly maxSaturatedMs: number;
}

const DEFAULTS: PacingLimits = { minMs: 5, maxSaturatedMs: 1_000 };

const MAX_MS = 100;

/** Events in a round from which the next round waits for a larger batch. */
const LARGE = 64;

/** While the event loop is saturated, a reader leaves this many times the length of its round to the requests. */
const SATURATED_FACTOR = 4;

/**
 * Decides when a reader starts its next round. While the log is quiet, a wake-up starts it at once and polling slows down
 * from 5 to 100 ms. Under load batches grow instead of rounds becoming more frequent, because each round costs round trips
 * to the database that the intake needs as well. A backlog is read without delay, unless requests of this process append
 * at the same time: then the reader leaves them half of the time, and four fifths while the event loop is saturated.
 */
export class Pacing {
  readonly #limits: PacingLimits;
  #idleMs: number;

  constructor(
    limits: Partial<PacingLimits> = {},
    private readonly load: Pick<EventLoopLoad, 'isSaturated'> = new EventLoopLoad(),
  ) {
    this.#limits = { ...DEFAULTS, ...limits };
    this.#idleMs = this.#limits.minMs;
  }

  /** The delay after this round. */
  after({ events, backlog, wakeUps, tookMs }: Round): Delay {
    const { minMs, maxSaturatedMs } = this.#limits;
    if (events === 0) {
      const milliseconds = this.#idleMs;
      this.#idleMs = Math.min(this.#idleMs * 2, MAX_MS);
      return { milliseconds, interruptible: true };
    }
    this.#idleMs = minMs;
    const fixed = (milliseconds: number): Delay => ({ milliseconds, interruptible: false });
    if (wakeUps > 0 && this.load.isSaturated) return fixed(Math.min(tookMs * SATURATED_FACTOR, maxSaturatedMs));
    if (backlog) return fixed(wakeUps > 0 ? Math.min(tookMs, MAX_MS) : 0);
    if (events >= LARGE) return fixed(Math.max(0, MAX_MS - tookMs));
    return { milliseconds: minMs, interruptible: wakeUps === 0 };
  }
}
