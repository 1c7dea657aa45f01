import { afterEach, describe, expect, it } from '@jest/globals';
import { replyingServer, type PlannedReply, type ReplyingServer } from '../test/replying-server.js';
import { createHearbackClient } from './client.js';
import { dataOf } from './data-of.js';
import { eachOf } from './each-of.js';
import { ApiProblem, isProblem } from './problem.js';

let server: ReplyingServer;
afterEach(() => server.close());

const client = async (...replies: readonly PlannedReply[]) => {
  server = await replyingServer(...replies);
  return createHearbackClient({ url: server.url, key: 'hbk_test_1', baseDelayMs: 1, timeoutMs: 5_000 });
};
const BUSY: PlannedReply = { status: 503, headers: { 'retry-after': '0' } };
const FINE: PlannedReply = { status: 200, body: { id: 'x' } };
const ENDPOINT = { url: 'https://crm.example/hearback' };

describe('a call', () => {
  it.each<[string, readonly PlannedReply[]]>([
    ['503', [BUSY, BUSY, FINE]],
    ['429', [{ status: 429 }, { status: 429 }, FINE]],
    ['a lost connection', ['drop', 'drop', FINE]],
  ])('is repeated after %s', async (_name, replies) => {
    const hearback = await client(...replies);
    expect(await dataOf(hearback.GET('/v1/workspace'))).toEqual({ id: 'x' });
    expect(server.arrived).toHaveLength(3);
  });

  it('that creates something is repeated with the same body and key', async () => {
    const hearback = await client('drop', BUSY, { status: 409, body: { code: 'request.key-in-use' } }, FINE);
    await dataOf(hearback.POST('/v1/webhook-endpoints', { body: ENDPOINT }));
    expect(server.arrived.map(({ body }) => JSON.parse(body))).toEqual([ENDPOINT, ENDPOINT, ENDPOINT, ENDPOINT]);
    const keys = new Set(server.arrived.map(({ headers }) => headers['idempotency-key']));
    expect([...keys]).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/)]);
  });

  it('keeps the key that it was given, and has another one than the next call', async () => {
    const hearback = await client(FINE);
    const params = { header: { 'Idempotency-Key': 'order-1' } };
    await hearback.POST('/v1/webhook-endpoints', { body: ENDPOINT, params });
    await hearback.POST('/v1/webhook-endpoints', { body: ENDPOINT });
    await hearback.POST('/v1/webhook-endpoints', { body: ENDPOINT });
    const keys = server.arrived.map(({ headers }) => headers['idempotency-key']);
    expect(keys[0]).toBe('order-1');
    expect(new Set(keys).size).toBe(3);
  });

  it.each<[string, (hearback: Awaited<ReturnType<typeof client>>) => Promise<{ response: Response }>]>([
    [
      'changes what was read',
      (hearback) =>
        hearback.PATCH('/v1/surveys/{survey_id}', {
          params: { path: { survey_id: 'srv_1' }, header: { 'If-Match': '"1"' } },
          body: {},
        }),
    ],
    [
      'has no caller, so that no key is kept',
      (hearback) => hearback.POST('/v1/password-resets', { body: { email: 'ada@example.org' } }),
    ],
    ['was rejected', (hearback) => hearback.GET('/v1/workspace', { headers: { 'x-status': '422' } })],
  ])('is sent once if it %s', async (name, send) => {
    const hearback = await client(name === 'was rejected' ? { status: 422 } : BUSY, FINE);
    expect((await send(hearback)).response.ok).toBe(false);
    expect(server.arrived).toHaveLength(1);
  });

  it('is given up after the last attempt, or if the server asks for too long a delay', async () => {
    const hearback = await client(BUSY);
    await expect(dataOf(hearback.GET('/v1/workspace'))).rejects.toMatchObject({ status: 503, retryAfter: 0 });
    expect(server.arrived).toHaveLength(4);
    await server.close();
    const other = await client({ status: 503, headers: { 'retry-after': '3600' } });
    await expect(dataOf(other.GET('/v1/workspace'))).rejects.toMatchObject({ retryAfter: 3600 });
    expect(server.arrived).toHaveLength(1);
  });

  it('ends at once when the caller aborts, also while it waits', async () => {
    const hearback = await client({ status: 503, headers: { 'retry-after': '50' } });
    const abort = new AbortController();
    const call = hearback.GET('/v1/workspace', { signal: abort.signal });
    while (server.arrived.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    abort.abort(new Error('no longer needed'));
    await expect(call).rejects.toThrow('no longer needed');
    expect(server.arrived).toHaveLength(1);
  });

  it('is not repeated, and has no key, with `retries: 0`', async () => {
    server = await replyingServer(BUSY);
    const hearback = createHearbackClient({ url: server.url, retries: 0 });
    await hearback.POST('/v1/webhook-endpoints', { body: ENDPOINT });
    expect(server.arrived.map(({ headers }) => headers['idempotency-key'])).toEqual([undefined]);
  });
});

describe('a list', () => {
  const page = (ids: readonly string[], next: string | null): PlannedReply => ({
    status: 200,
    body: { object: 'list', data: ids.map((id) => ({ id })), has_more: next !== null, next_cursor: next },
  });

  it('is read page by page, with its filter', async () => {
    const hearback = await client(page(['a', 'b'], 'c1'), page([], 'c2'), page(['c'], null));
    const ids: string[] = [];
    for await (const { id } of eachOf(hearback, '/v1/customers', { params: { query: { q: 'ada' } } })) ids.push(id);
    expect(ids).toEqual(['a', 'b', 'c']);
    expect(server.arrived.map(({ url }) => url)).toEqual(
      ['', '&cursor=c1', '&cursor=c2'].map((cursor) => `/v1/customers?limit=100&q=ada${cursor}`),
    );
  });

  it('is read no further than its reader goes', async () => {
    const hearback = await client(page(['a', 'b'], 'c1'));
    for await (const { id } of eachOf(hearback, '/v1/customers')) {
      expect(id).toBe('a');
      break;
    }
    expect(server.arrived).toHaveLength(1);
  });
});

describe('a problem', () => {
  it('is thrown with its code, its detail and its fields', async () => {
    const errors = [{ pointer: '/name', detail: 'is too long' }];
    const hearback = await client({
      status: 422,
      body: { code: 'request.malformed', title: 'Bad', detail: 'name is too long', status: 422, errors },
    });
    const error = await dataOf(hearback.GET('/v1/workspace')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiProblem);
    expect(error).toMatchObject({ code: 'request.malformed', message: 'name is too long', problem: { errors } });
    expect(isProblem(error, 'request.malformed')).toBe(true);
    expect(isProblem(error, 'request.not-found')).toBe(false);
  });
});
