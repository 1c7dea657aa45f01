import { defineErrors } from '@hearback/kernel';

/** What can be wrong with any request, whichever service it is for. */
export const requestErrors = defineErrors('request', {
  malformed: {
    kind: 'invalid',
    status: 400,
    title: 'The request cannot be read',
    remedy: 'Correct what `errors` lists; unknown members and parameters are refused.',
  },
  unauthenticated: {
    kind: 'forbidden',
    status: 401,
    title: 'A valid credential is required',
    remedy: 'Send a secret key as `Authorization: Bearer hbk_…`, or sign in.',
  },
  forbidden: {
    kind: 'forbidden',
    title: 'This credential may not do that',
    remedy: 'Use a key with the scope, or ask for the role, that the documentation names.',
  },
  'cross-origin': {
    kind: 'forbidden',
    title: 'A session may be used from its own pages only',
    remedy: 'Send `Origin` (browsers do) with the address of this platform, or use a key.',
  },
  'not-found': {
    kind: 'not-found',
    title: 'There is no such thing here',
    remedy: 'Check the address; what belongs to another workspace does not exist for you.',
  },
  'too-large': {
    kind: 'invalid',
    status: 413,
    title: 'The body is too large',
    remedy: 'Send less at once; the limits are in the documentation of the route.',
  },
  'unsupported-media-type': {
    kind: 'invalid',
    status: 415,
    title: 'The content type is not accepted here',
    remedy: 'Send `Content-Type: application/json`, or the type the documentation of the route names.',
  },
  'headers-too-large': {
    kind: 'invalid',
    status: 431,
    title: 'The headers are too large',
    remedy: 'Send fewer or smaller headers; 16 kB is the limit.',
  },
  'address-too-long': {
    kind: 'invalid',
    status: 414,
    title: 'The address is too long',
    remedy: 'Send shorter parameters.',
  },
  conflict: {
    kind: 'conflict',
    title: 'It collides with something that is already there',
    remedy: 'Read what is there, and decide whether the request is still needed.',
  },
  'precondition-required': {
    kind: 'invalid',
    status: 428,
    title: 'The version that is to be changed must be named',
    remedy: 'Read the thing, and send its `ETag` as `If-Match`.',
  },
  'precondition-failed': {
    kind: 'conflict',
    status: 412,
    title: 'The thing has changed since it was read',
    remedy: 'Read it again, apply the change to what you find, and send the new `ETag` as `If-Match`.',
  },
  'key-in-use': {
    kind: 'conflict',
    title: 'A request with this Idempotency-Key is still running',
    remedy: 'Wait a moment and send the same request again.',
  },
  'key-reused': {
    kind: 'invalid',
    title: 'This Idempotency-Key was used for another request',
    remedy: 'Use a new key for each new request; repeat a key only with the very same body.',
  },
  'rate-limited': {
    kind: 'unavailable',
    status: 429,
    title: 'Too many requests',
    remedy: 'Wait as long as `Retry-After` says.',
  },
  overloaded: {
    kind: 'unavailable',
    title: 'More requests are open than can be answered soon',
    remedy: 'Try again after the time that `Retry-After` says, with the same `submission_id` or `Idempotency-Key`.',
  },
  unavailable: {
    kind: 'unavailable',
    title: 'Not available at the moment',
    remedy: 'Try again after the time that `Retry-After` says.',
  },
  internal: {
    kind: 'internal',
    title: 'Something went wrong on our side',
    remedy: 'Try again; if it stays, tell the operator the `instance` of the problem.',
  },
});
