import { PassThrough, type Readable } from 'node:stream';

/**
 * A request's body on its way to a service. What happens to the relay does not happen to the request: when a service
 * answers before it has read all, or is gone, the client's connection stays for the reply and the rest is read away.
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
  // Whoever reads the relay gets its error; without a reader nobody is waiting for it.
  relay.on('error', () => undefined);
  return relay;
}
