import { performance, type EventLoopUtilization } from 'node:perf_hooks';

/** Utilization, 0 to 1, above which the event loop counts as saturated. */
const SATURATED = 0.85;

/** Milliseconds over which utilization is measured, so that a short burst does not count. */
const WINDOW_MS = 250;

/** `performance.eventLoopUtilization` of Node, or a replacement for tests. */
export type MeasureUtilization = (since?: EventLoopUtilization) => EventLoopUtilization;

/** Whether the event loop of this process is saturated. */
export class EventLoopLoad {
  #last: EventLoopUtilization;
  #isSaturated = false;

  constructor(private readonly measure: MeasureUtilization = (since) => performance.eventLoopUtilization(since)) {
    this.#last = measure();
  }

  get isSaturated(): boolean {
    const { idle, active, utilization } = this.measure(this.#last);
    if (idle + active >= WINDOW_MS) {
      this.#isSaturated = utilization > SATURATED;
      this.#last = this.measure();
    }
    return this.#isSaturated;
  }
}
