/** The current time as a port, so that tests control it. */
export abstract class Clock {
  /** The present moment; resolution 1 ms. */
  abstract now(): Date;
}
