import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';

/** Share of the event loop's time in use from which on the process is short of it; 0 to 1. */
const SHORT = 0.85;

/** Times as long as a round took belong to the others after it, where the process is short of time. */
const YIELD = 4;

/** No rest is longer, in milliseconds: readers fall behind an intake at its limit, but never stand still. */
const LONGEST = 1_000;

/** How busy the event loop was since the last question; 0 to 1. */
export type Utilization = () => number;

/** Measures the event loop of this process. */
export function eventLoopUtilization(): Utilization {
  let last = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    return utilization;
  };
}

/**
 * Shares the process between its readers and whoever writes. Accepting comes first, reading can wait: while writers of
 * this process poke and its event loop is at its limit, readers take turns, one group at a time, and leave four fifths of
 * the time to the writers. Otherwise a turn costs nothing.
 */
export class Turns {
  #last: Promise<void> = Promise.resolve();
  #notBefore = 0;
  #written = false;

  constructor(private readonly utilization: Utilization = eventLoopUtilization()) {}

  /** A writer of this process has appended. */
  written(): void {
    this.#written = true;
  }

  /** Runs the round, at once or when its turn comes. */
  async take<T>(round: () => Promise<T>): Promise<T> {
    if (this.#notBefore <= performance.now()) return this.#run(round);
    let done: () => void = () => undefined;
    const before = this.#last;
    this.#last = new Promise((resolve) => (done = resolve));
    try {
      await before;
      await pause(Math.max(0, this.#notBefore - performance.now()));
      return await this.#run(round);
    } finally {
      done();
    }
  }

  async #run<T>(round: () => Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      return await round();
    } finally {
      const short = this.#written && this.utilization() > SHORT;
      this.#written = false;
      if (short) this.#notBefore = performance.now() + Math.min(LONGEST, YIELD * (performance.now() - began));
    }
  }
}
