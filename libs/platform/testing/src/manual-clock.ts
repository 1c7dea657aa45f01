import { Clock } from '@hearback/kernel';

/** A clock that stands still until a test moves it. */
export class ManualClock extends Clock {
  #now: number;

  /** Starts at `start`; default: the present moment, so that the database's own clock is near. */
  constructor(start: Date = new Date()) {
    super();
    this.#now = start.getTime();
  }

  override now(): Date {
    return new Date(this.#now);
  }

  /** Moves on by so many milliseconds; returns the new moment. */
  advance(milliseconds: number): Date {
    this.#now += milliseconds;
    return this.now();
  }

  /** Moves to this moment, which may lie in the past. */
  set(moment: Date): void {
    this.#now = moment.getTime();
  }
}
