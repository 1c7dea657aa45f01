import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Pressure } from '@hearback/kernel';

/** Share of the event loop's time in use from which on the process is short of it; 0 to 1. */
const SHORT = 0.85;

/** Times as long as a round took belong to the others after it: where the process is short of time; where it refuses requests. */
const YIELD = 4;
const YIELD_REFUSING = 19;

/** No rest is longer, in milliseconds: readers fall behind an intake at its limit, but never stand still. */
const LONGEST = 1_000;
const LONGEST_REFUSING = 30_000;

/** A rest because of refusals is over when none came for so many milliseconds; how often that is looked at. */
const RELIEVED_AFTER = 1_000;
const LOOK = 250;

/** Milliseconds that belong to the others after a round that took so many, in a process that is short of time. */
export function restAfter(took: number, isRefusing: boolean, longest = LONGEST): number {
  return isRefusing ? Math.min(LONGEST_REFUSING, took * YIELD_REFUSING) : Math.min(longest, took * YIELD);
}

/** How busy the event loop was of late; 0 to 1. */
export type Utilization = () => number;

/** Milliseconds over which the event loop is looked at: a burst shorter than this is not being short of time. */
const WINDOW = 250;

/** Measures the event loop of this process. */
export function eventLoopUtilization(): Utilization {
  let last = performance.eventLoopUtilization();
  let value = 0;
  return () => {
    const since = performance.eventLoopUtilization(last);
    if (since.idle + since.active < WINDOW) return value;
    last = performance.eventLoopUtilization();
    value = since.utilization;
    return value;
  };
}

/**
 * Shares the process between its readers and whoever writes. Accepting comes first, reading can wait: while writers of
 * this process poke and its event loop is at its limit, readers take turns, one group at a time, and leave four fifths of
 * the time to the writers; nearly all of it while requests are refused. Otherwise a turn costs nothing.
 */
export class Turns extends Pressure {
  #last: Promise<void> = Promise.resolve();
  #notBefore = 0;
  /** When the last round ended. */
  #since = 0;
  #written = false;
  #refusedAt = -Infinity;

  constructor(private readonly utilization: Utilization = eventLoopUtilization()) {
    super();
  }

  /** A writer of this process has appended. */
  written(): void {
    this.#written = true;
  }

  /** This process has refused a request because it has too much to do. */
  refused(): void {
    this.#refusedAt = performance.now();
  }

  override get isRefusing(): boolean {
    return performance.now() - this.#refusedAt < RELIEVED_AFTER;
  }

  /**
   * Runs the round, at once or when its turn comes. `longest`: milliseconds that it rests before it and leaves to the others after it at
   * most, where no requests are refused.
   */
  async take<T>(round: () => Promise<T>, longest = LONGEST): Promise<T> {
    if (this.#notBefore <= performance.now()) return this.#run(round, longest);
    let done: () => void = () => undefined;
    const before = this.#last;
    this.#last = new Promise((resolve) => (done = resolve));
    try {
      await before;
      await this.#rest(longest);
      return await this.#run(round, longest);
    } finally {
      done();
    }
  }

  async #rest(longest: number): Promise<void> {
    for (;;) {
      const now = performance.now();
      const left = (this.isRefusing ? this.#notBefore : Math.min(this.#notBefore, this.#since + longest)) - now;
      if (left <= 0) return;
      await pause(Math.min(left, LOOK));
    }
  }

  async #run<T>(round: () => Promise<T>, longest: number): Promise<T> {
    const began = performance.now();
    try {
      return await round();
    } finally {
      const short = this.#written && this.utilization() > SHORT;
      const now = performance.now();
      if (short) this.#notBefore = now + restAfter(now - began, this.isRefusing, longest);
      this.#since = now;
      this.#written = false;
    }
  }
}
