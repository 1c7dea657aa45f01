import { createRequire } from 'node:module';

/** What a connection of kafkajs keeps of its requests. */
interface RequestQueue {
  /** Requests that wait for their turn to be sent. */
  readonly pending: readonly unknown[];
  scheduleCheckPendingRequests(): void;
}

const REQUEST_QUEUE = 'kafkajs/src/network/requestQueue';

/**
 * Lets connections without anything to send rest. From its first reply on every connection of kafkajs 2.2.4 looks for requests to
 * send each millisecond, for ever, though it looks whenever there may be one anyway (its issue 1704). Throws where kafkajs is not built
 * as that version is.
 */
export function letConnectionsRest(): void {
  const { prototype } = createRequire(import.meta.url)(REQUEST_QUEUE) as { prototype: RequestQueue };
  const schedule = prototype.scheduleCheckPendingRequests as RequestQueue['scheduleCheckPendingRequests'] | undefined;
  if (schedule === undefined) throw new Error(`${REQUEST_QUEUE} is not that of kafkajs 2.2.4`);
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this);
  };
}
