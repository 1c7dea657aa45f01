import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/schema.js';
import { idempotencyKeys } from './idempotency-keys.js';
import { retryingFetch, type RetryOptions } from './retrying-fetch.js';
import { rejectExposedKey } from './exposed-key.js';

/** The typed client: `client.GET('/v1/tasks', { params: { query: { status: 'open' } } })`. */
export type HearbackClient = Client<paths>;

/** Where the API is, who calls, and how often a call is repeated. */
export interface ClientOptions extends RetryOptions {
  /** Address of the installation, such as `https://feedback.example.com`; in a page of the same origin, its own. */
  readonly url: string;
  /** A secret key. Without one the browser's session is used. */
  readonly key?: string;
}

/**
 * A client of the API. Replies that are problems do not throw: see `dataOf`. Reads, PUT, DELETE and POST are repeated when the network
 * fails or the reply is 408, 429, 502, 503 or 504; a POST carries an `Idempotency-Key`, so that it has its effect once. With `retries: 0`
 * nothing is repeated and no key is added. Throws TypeError for a secret key in a web page.
 */
export function createHearbackClient({ url, key, ...retry }: ClientOptions): HearbackClient {
  rejectExposedKey(key);
  const client = createClient<paths>({
    baseUrl: url.replace(/\/$/, ''),
    fetch: retryingFetch(retry),
    ...(key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } }),
  });
  if (retry.retries !== 0) client.use(idempotencyKeys);
  return client;
}
