import { Transform, type Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import { requestErrors } from '../problems/request.errors.js';
import { mediaTypeOf } from './media-type.js';
import { MEDIA_TYPES } from './body-parsers.js';

/** Bytes per second that an upload must bring. */
export const MINIMUM_RATE = 4_096;

/** Kinds of bodies that are small, and have a deadline. All others are uploads, which must keep a minimum rate. */
const SMALL: readonly string[] = [MEDIA_TYPES.json, MEDIA_TYPES.form];

/**
 * The body of a request as a stream that fails with 408 if it is not complete after `timeoutMs`, or, for an upload, if one period
 * of that length brings less than the minimum rate. A period in which the reader is slower than the sender does not count.
 */
export function pacedBody(request: FastifyRequest, payload: Readable, timeoutMs: number): Readable {
  const minimum = SMALL.includes(mediaTypeOf(request)) ? Infinity : (MINIMUM_RATE * timeoutMs) / 1_000;
  let bytes = 0;
  const body = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  const period = setInterval(() => {
    const isReaderSlow = minimum !== Infinity && body.readableLength > 0;
    if (bytes < minimum && !isReaderSlow) body.destroy(requestErrors.error('body-too-slow'));
    bytes = 0;
  }, timeoutMs).unref();
  body.once('close', () => clearInterval(period));
  // Nobody reads the rest of a body whose request was rejected: it is drained and dropped.
  body.once('unpipe', () => body.writableFinished || body.destroy());
  // A parser gets the error; for a request that is rejected before its body is parsed it would be uncaught.
  body.on('error', () => undefined);
  payload.once('error', (error) => body.destroy(error));
  payload.once('close', () => {
    if (!payload.readableEnded) body.destroy(requestErrors.error('malformed', 'The body ended early.'));
  });
  return payload.pipe(body);
}
