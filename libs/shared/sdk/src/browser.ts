import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/schema.js';
import { rejectExposedKey } from './exposed-key.js';
import { idempotencyKeys } from './idempotency-keys.js';
import { retryingFetch, type RetryOptions } from './retrying-fetch.js';

/** What a publishable key may do: read published surveys, and submit and change responses. */
export interface PublishablePaths {
  readonly '/v1/published-surveys/{survey_id}': paths['/v1/published-surveys/{survey_id}'];
  readonly '/v1/published-surveys/{survey_id}/challenges': paths['/v1/published-surveys/{survey_id}/challenges'];
  readonly '/v1/published-surveys/{survey_id}/responses/{submission_id}': paths['/v1/published-surveys/{survey_id}/responses/{submission_id}'];
  readonly '/v1/responses': Pick<paths['/v1/responses'], 'parameters' | 'post'>;
}

/** The typed client of a web page. */
export type BrowserClient = Client<PublishablePaths>;

/** Where the API is, and the key of the page. */
export interface BrowserClientOptions extends RetryOptions {
  /** Address of the installation, such as `https://feedback.example.com`. */
  readonly url: string;
  /** A publishable key, `hbp_…`. */
  readonly key: string;
}

/**
 * A client for web pages of any origin that the key allows. Repeats calls as `createHearbackClient` does. Throws TypeError for a key
 * that is not publishable.
 */
export function createBrowserClient({ url, key, ...retry }: BrowserClientOptions): BrowserClient {
  rejectExposedKey(key);
  if (!key.startsWith('hbp_')) throw new TypeError('Pages use a publishable key (hbp_…).');
  const client = createClient<PublishablePaths>({
    baseUrl: url.replace(/\/$/, ''),
    fetch: retryingFetch(retry),
    headers: { authorization: `Bearer ${key}` },
  });
  if (retry.retries !== 0) client.use(idempotencyKeys);
  return client;
}

export { ApiProblem, type Problem } from './problem.js';
export { dataOf } from './data-of.js';
