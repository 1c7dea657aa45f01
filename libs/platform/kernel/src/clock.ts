/** The present moment as a port, so that time is data for whoever depends on it. */
export abstract class Clock {
  /** The present moment; resolution 1 ms. */
  abstract now(): Date;
}
