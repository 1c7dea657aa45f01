import { performance } from 'node:perf_hooks';

/** Share of its time in use, 0 to 1, from which the event loop counts as saturated. */
const SATURATED = 0.85;

/** Milliseconds over which the share is measured, so that a short burst does not count. */
const WINDOW_MS = 250;

/** Whether the event loop of this process is saturated. */
export class EventLoopLoad {
  #last = performance.eventLoopUtilization();
  #isSaturated = false;

  get isSaturated(): boolean {
    const { idle, active, utilization } = performance.eventLoopUtilization(this.#last);
    if (idle + active >= WINDOW_MS) {
      this.#isSaturated = utilization > SATURATED;
      this.#last = performance.eventLoopUtilization();
    }
    return this.#isSaturated;
  }
}
