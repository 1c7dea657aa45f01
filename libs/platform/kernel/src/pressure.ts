/** Whether the process has more to do than it can, as a port, so that work may be done in larger pieces meanwhile. */
export abstract class Pressure {
  /** Whether it refused a request for want of time within the last second. */
  abstract get isRefusing(): boolean;
}
