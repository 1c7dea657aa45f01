/** The current time as a port, so that tests control it. */
export abstract class Clock {
  /** The current time, with a resolution of 1 ms. */
  abstract now(): Date;
}
