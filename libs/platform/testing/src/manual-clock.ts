import { Clock } from '@hearback/kernel';

/** A clock that changes only when a test advances or sets it. */
export class ManualClock extends Clock {
  #now: number;

  /** Starts at `start`; default: the current time, so that it is close to the database's clock. */
  constructor(start: Date = new Date()) {
    super();
    this.#now = start.getTime();
  }

  override now(): Date {
    return new Date(this.#now);
  }

  /** Advances the clock by `milliseconds`; returns the new time. */
  advance(milliseconds: number): Date {
    this.#now += milliseconds;
    return this.now();
  }

  /** Sets the clock to this time, which may be in the past. */
  set(time: Date): void {
    this.#now = time.getTime();
  }
}
