import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated/schema.js';

/** The typed client: `client.GET('/v1/tasks', { params: { query: { status: 'open' } } })`. */
export type HearbackClient = Client<paths>;

/** Where the API is and who calls. */
export interface ClientOptions {
  /** Address of the installation, such as `https://feedback.example.com`; in a page of the same origin, its own. */
  readonly url: string;
  /** A secret key. Without one the browser's session is used. */
  readonly key?: string;
}

/** A client of the API. Replies that are problems do not throw: see `dataOf`. */
export function createHearbackClient({ url, key }: ClientOptions): HearbackClient {
  return createClient<paths>({
    baseUrl: url,
    ...(key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } }),
  });
}
