import type { FetchOptions } from 'openapi-fetch';
import type { HearbackClient } from './client.js';
import { dataOf } from './data-of.js';
import type { paths } from './generated/schema.js';

/** What a list at this path contains; never if the path has no list with pages. */
export type ItemOf<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer List } } } };
}
  ? List extends { data: readonly (infer Item)[]; has_more: boolean; next_cursor?: string | null }
    ? Item
    : never
  : never;

/** Paths that reply with a list in pages. */
export type ListPath = { [Path in keyof paths]: [ItemOf<Path>] extends [never] ? never : Path }[keyof paths];

/** Items on a page that is asked for without `limit`: the most that the API gives. */
const PAGE_SIZE = 100;

/** The part of the client that reads a page of any list. */
type ReadPage = (path: string, init: unknown) => Promise<{ data?: Page; error?: unknown; response: Response }>;

interface Page {
  readonly data: readonly unknown[];
  readonly next_cursor: string | null;
}

/**
 * All items of a list, page after page: `for await (const customer of eachOf(client, '/v1/customers')) …`. A page is asked for when the
 * one before is used up, so leaving the loop early reads no further. Throws ApiProblem as `dataOf` does.
 */
export async function* eachOf<Path extends ListPath>(
  client: HearbackClient,
  path: Path,
  init?: FetchOptions<paths[Path]['get']>,
): AsyncGenerator<ItemOf<Path>, void, undefined> {
  const { params, ...others } = (init ?? {}) as { params?: { query?: { cursor?: string } } };
  let cursor = params?.query?.cursor;
  do {
    const query = { limit: PAGE_SIZE, ...params?.query, ...(cursor === undefined ? {} : { cursor }) };
    const page = await dataOf((client.GET as unknown as ReadPage)(path, { ...others, params: { ...params, query } }));
    yield* page.data as readonly ItemOf<Path>[];
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
}
