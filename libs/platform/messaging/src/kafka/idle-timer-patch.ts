import { createRequire } from 'node:module';

/** The part of kafkajs' request queue that the patch uses; there is one queue per connection. */
interface RequestQueue {
  /** Requests that wait to be sent. */
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

const REQUEST_QUEUE = 'kafkajs/src/network/requestQueue';

/**
 * Stops the timer of idle connections. From its first response on, every connection of kafkajs 2.2.4 checks for pending
 * requests each millisecond, although it also checks whenever there may be one (kafkajs issue 1704). Throws if kafkajs has
 * no such method.
 */
export function patchIdleTimer(): void {
  const { prototype } = createRequire(import.meta.url)(REQUEST_QUEUE) as { prototype: RequestQueue };
  const schedule = prototype.scheduleCheckPendingRequests as RequestQueue['scheduleCheckPendingRequests'] | undefined;
  if (schedule === undefined)
    throw new Error(`${REQUEST_QUEUE} has no scheduleCheckPendingRequests: not kafkajs 2.2.4`);
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this);
  };
}
