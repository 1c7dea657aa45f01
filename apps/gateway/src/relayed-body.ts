import { PassThrough, type Readable } from 'node:stream';

/**
 * A request body as it is forwarded to a service. Errors of the relay do not reach the request: when a service answers before
 * it has read everything, or is gone, the client's connection stays open for the reply and the rest of the body is drained.
 */
export function relayedBody(payload: Readable): Readable {
  const relay = new PassThrough();
  payload.pipe(relay);
  payload.once('error', (error) => relay.destroy(error));
  payload.once('close', () => {
    if (!payload.readableEnded) relay.destroy(new Error('the client ended its request early'));
  });
  relay.once('close', () => {
    payload.unpipe(relay);
    payload.resume();
  });
  // The reader of the relay gets its error; without a reader the error would be uncaught.
  relay.on('error', () => undefined);
  return relay;
}
