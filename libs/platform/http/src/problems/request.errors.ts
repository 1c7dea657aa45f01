import { defineErrors } from '@hearback/kernel';

/** The errors of any request, of whichever service. */
export const requestErrors = defineErrors('request', {
  malformed: {
    kind: 'invalid',
    status: 400,
    title: 'The request cannot be read',
    remedy: 'Correct what `errors` lists; unknown members and parameters are rejected.',
  },
  unauthenticated: {
    kind: 'forbidden',
    status: 401,
    title: 'A valid credential is required',
    remedy: 'Send a secret key as `Authorization: Bearer hbk_…`, or sign in.',
  },
  forbidden: {
    kind: 'forbidden',
    title: 'The credential is not allowed to do this',
    remedy: 'Use a key with the scope that the documentation names, or ask an owner for a role with that permission.',
  },
  'workspace-suspended': {
    kind: 'forbidden',
    title: 'The workspace is suspended',
    remedy: 'Ask the people who operate this installation; its data is kept. Sign in to see the reason.',
  },
  'not-an-operator': {
    kind: 'forbidden',
    title: 'Only operators of the installation may do this',
    remedy: 'Sign in with a confirmed address that ACCOUNTS_OPERATOR_EMAILS lists.',
  },
  'cross-origin': {
    kind: 'forbidden',
    title: 'A session may change data only from pages of this platform',
    remedy: 'Send `Origin` (browsers do) with the address of this platform, or use a key.',
  },
  'origin-not-allowed': {
    kind: 'forbidden',
    title: 'This web page may not use this key',
    remedy: 'Create a publishable key whose `allowed_origins` lists the origin of the page.',
  },
  'secret-key-exposed': {
    kind: 'forbidden',
    title: 'A secret key was sent from a web page',
    remedy:
      'Revoke the key now with `DELETE /v1/api-keys/{id}`: everybody who sees the page has it. Pages use a publishable key (hbp_…).',
  },
  'bad-signature': {
    kind: 'invalid',
    title: 'The signature of the customer is not valid',
    remedy:
      'Sign the id of the workspace, `expires` and `external_id` on your server with the identity secret of this publishable key (HMAC-SHA-256, hexadecimal), or send `external_id` alone: the customer is then unverified.',
  },
  'signature-expired': {
    kind: 'invalid',
    title: 'The signature of the customer has expired',
    remedy: 'Sign again on your server whenever it renders the page, with an `expires` in the future.',
  },
  'not-found': {
    kind: 'not-found',
    title: 'The resource does not exist',
    remedy: 'Check the URL. Resources of other workspaces are not visible to you.',
  },
  'method-not-allowed': {
    kind: 'invalid',
    status: 405,
    title: 'The resource does not have this method',
    remedy: 'Use a method that `Allow` lists.',
  },
  'body-too-slow': {
    kind: 'invalid',
    status: 408,
    title: 'The body arrived too slowly',
    remedy: 'Send the body at once: within 10 seconds by default, an upload with at least 4 kB a second.',
  },
  'request-too-slow': {
    kind: 'invalid',
    status: 408,
    title: 'The request arrived too slowly',
    remedy: 'Send the headers at once, within 10 seconds, and all of the request within 10 minutes.',
  },
  'too-many-bodies': {
    kind: 'unavailable',
    status: 429,
    title: 'Too many requests are still sending their bodies',
    remedy: 'Finish those requests first, or wait as long as `Retry-After` says.',
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
    title: 'The URL is too long',
    remedy: 'Send shorter parameters.',
  },
  conflict: {
    kind: 'conflict',
    title: 'The request conflicts with existing data',
    remedy: 'Read the current data, and decide whether the request is still needed.',
  },
  'precondition-required': {
    kind: 'invalid',
    status: 428,
    title: '`If-Match` must name the version to change',
    remedy: 'Read the resource, and send its `ETag` as `If-Match`.',
  },
  'precondition-failed': {
    kind: 'conflict',
    status: 412,
    title: 'The resource has changed since it was read',
    remedy: 'Read it again, apply the change to the current version, and send the new `ETag` as `If-Match`.',
  },
  'key-in-use': {
    kind: 'conflict',
    title: 'A request with this Idempotency-Key is still running',
    remedy: 'Wait a moment and send the same request again.',
  },
  'key-reused': {
    kind: 'invalid',
    title: 'This Idempotency-Key was used for another request',
    remedy: 'Use a new key for each new request; repeat a key only with the same body.',
  },
  'rate-limited': {
    kind: 'unavailable',
    status: 429,
    title: 'Too many requests',
    remedy: 'Wait as long as `Retry-After` says.',
  },
  overloaded: {
    kind: 'unavailable',
    title: 'The server is overloaded',
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
    remedy: 'Try again. If the problem persists, send its `instance` to the operator.',
  },
});
