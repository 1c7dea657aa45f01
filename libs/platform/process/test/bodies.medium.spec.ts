import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { expectProblem } from './answers.js';
import { startNotes, type Answer, type NotesPlatform } from './notes-platform.js';

describe('what the edge accepts', () => {
  let notes: NotesPlatform;
  beforeAll(async () => {
    notes = await startNotes();
  });
  afterAll(() => notes?.close());

  const storedNotes = async (): Promise<number> => {
    const [row] = await notes.database.sql<{ count: number }>('select count(*)::int as count from survey.note');
    return row?.count ?? -1;
  };

  describe('bodies', () => {
    const nested = (depth: number): string => `${'{"a":'.repeat(depth - 1)}{}${'}'.repeat(depth - 1)}`;

    it.each([
      ['no body', undefined, ''],
      ['invalid JSON', '{"text": ', undefined],
      ['a list', '[]', ''],
      ['null', 'null', ''],
      ['a missing member', '{}', '/text'],
      ['a wrong type', '{"text": 5}', '/text'],
      ['null for a field that is not nullable', '{"text": null}', '/text'],
      ['an object instead of a string', '{"text": {"a": 1}}', '/text'],
      ['an empty string', '{"text": ""}', '/text'],
      ['a string that is one character too long', `{"text": "${'x'.repeat(21)}"}`, '/text'],
      ['an unknown member', '{"text": "x", "tenantId": "y"}', '/tenantId'],
      ['a member named like a method', '{"text": "x", "hasOwnProperty": 1}', '/hasOwnProperty'],
      ['NUL', '{"text": "a\\u0000"}', '/text'],
      ['NUL in a name', '{"text": "x", "a\\u0000": 1}', ''],
      ['a lone surrogate', '{"text": "\\ud800"}', '/text'],
      ['a lone surrogate deep inside', '{"text": "x", "free": {"a": ["b", {"c/d": "\\udc00"}]}}', '/free/a/1/c~1d'],
      ['1e400', '{"text": "x", "free": {"a": 1e400}}', '/free/a'],
      ['an integer that would be rounded', '{"text": "x", "free": {"a": 9007199254740993}}', '/free/a'],
      ['-1e400', '{"text": "x", "attributes": {"a": -1e400}}', '/attributes/a'],
      ['__proto__', '{"text": "x", "__proto__": {"a": 1}}', '/__proto__'],
      ['__proto__ deep inside', '{"text": "x", "free": {"__proto__": {"a": 1}}}', '/free/__proto__'],
      ['constructor', '{"text": "x", "constructor": {"prototype": {"a": 1}}}', '/constructor'],
      [
        'a list that is too long',
        '{"text": "x", "tags": [{"name":"a"},{"name":"b"},{"name":"c"},{"name":"d"}]}',
        '/tags',
      ],
      ['a wrong item of a list', '{"text": "x", "tags": [{"name":"a"},{"name":""}]}', '/tags/1/name'],
      ['an unknown member in a list', '{"text": "x", "tags": [{"name":"a","x":1}]}', '/tags/0/x'],
      ['a string in a list of objects', '{"text": "x", "tags": ["a"]}', '/tags/0'],
      ['a wrong nested member', '{"text": "x", "main": {"name": 5}}', '/main/name'],
      ['a list instead of an object', '{"text": "x", "main": []}', '/main'],
      ['too many attributes', '{"text": "x", "attributes": {"a":1,"b":2,"c":3}}', '/attributes'],
      ['an attribute that is an object', '{"text": "x", "attributes": {"a":{"b":1}}}', '/attributes/a'],
      ['an attribute with a bad name', '{"text": "x", "attributes": {"a b":1}}', '/attributes/a b'],
      ['a document that is too large', `{"text": "x", "free": {"a": "${'x'.repeat(1_000)}"}}`, '/free'],
      ['an invalid instant', '{"text": "x", "at": "yesterday"}', '/at'],
      ['a day that does not exist', '{"text": "x", "at": "2026-02-30T00:00:00Z"}', '/at'],
      ['the year 0000', '{"text": "x", "at": "0000-01-01T00:00:00Z"}', '/at'],
      ['the year 10000', '{"text": "x", "at": "10000-01-01T00:00:00Z"}', '/at'],
      ['an instant without an offset', '{"text": "x", "at": "2026-01-01T00:00:00"}', '/at'],
    ])('with %s are rejected with 400 and a pointer', async (_what, body, pointer) => {
      const before = await storedNotes();
      const answer = await notes.call('POST', '/v1/notes', body === undefined ? {} : { body });
      expectProblem(answer, 400, 'request.malformed');
      if (pointer !== undefined) expect(answer.body.errors?.[0]).toMatchObject({ pointer, code: expect.any(String) });
      expect(await storedNotes()).toBe(before);
      expect(({} as { a?: unknown }).a).toBeUndefined();
    });

    it('report all errors at once', async () => {
      const answer = await notes.call('POST', '/v1/notes', { body: { x: 1, tags: [{ name: '' }], at: 'no' } });
      expect(answer.body.errors.map(({ pointer, code }: Record<string, string>) => [pointer, code])).toEqual([
        ['/x', 'unknown-member'],
        ['/text', 'required'],
        ['/tags/0/name', 'too-short'],
        ['/at', 'not-an-instant'],
      ]);
    });

    it('with very many errors get a reply of limited size', async () => {
      const names = Array.from({ length: 1_000 }, (_, index) => [`${index}${'x'.repeat(20)}`, 1]);
      const answer = await notes.call('POST', '/v1/notes', { body: Object.fromEntries(names) });
      expect(answer.body.errors).toHaveLength(100);
      const long = await notes.call('POST', '/v1/notes', { body: { ['x'.repeat(100_000)]: 1 } });
      expect(long.text.length).toBeLessThan(2_000);
    });

    it('may have 1,000 members in an object and no more', async () => {
      const wide = (members: number) =>
        Object.fromEntries(Array.from({ length: members }, (_, index) => [`m${index}`, 0]));
      expect((await notes.call('POST', '/v1/raw', { body: { free: wide(1_000) } })).status).toBe(200);
      const answer = await notes.call('POST', '/v1/raw', { body: { free: wide(1_001) } });
      expectProblem(answer, 400, 'request.malformed');
      expect(answer.body.errors).toEqual([expect.objectContaining({ pointer: '/free', code: 'too-many' })]);
    });

    it('may have 100,000 values in all and no more', async () => {
      const flags = (count: number) => ({ free: Array.from({ length: count }, () => 0) });
      expect((await notes.call('POST', '/v1/raw', { body: flags(99_999) })).status).toBe(200);
      expectProblem(await notes.call('POST', '/v1/raw', { body: flags(100_000) }), 400, 'request.malformed');
    });

    it('may be nested 20 deep and no deeper', async () => {
      const at = await notes.call('POST', '/v1/raw', { body: nested(20) });
      const beyond = await notes.call('POST', '/v1/raw', { body: nested(21) });
      expect(at.status).toBe(200);
      expectProblem(beyond, 400, 'request.malformed');
    });

    it('must be UTF-8', async () => {
      const reply = await fetch(`${notes.platform.url}/v1/notes`, {
        method: 'POST',
        headers: { authorization: `Bearer ${notes.keys.editor}`, 'content-type': 'application/json' },
        body: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
      });
      expect(reply.status).toBe(400);
    });

    it('may have 256 kB, or the limit of the route, and not a byte more', async () => {
      const sized = (bytes: number): string => `{"text":"${'x'.repeat(bytes - 11)}"}`;
      const statuses = async (path: string, sizes: readonly number[]): Promise<readonly number[]> =>
        Promise.all(sizes.map(async (size) => (await notes.call('POST', path, { body: sized(size) })).status));
      expect(await statuses('/v1/notes', [262_143, 262_144, 262_145])).toEqual([400, 400, 413]);
      expect(await statuses('/v1/notes/large', [600_000, 600_001])).toEqual([400, 413]);
      const answer = await notes.call('POST', '/v1/notes', { body: sized(262_145) });
      expectProblem(answer, 413, 'request.too-large');
    });

    it('are rejected if the route takes none', async () => {
      const answer = await notes.call('POST', '/v1/notes/nte_0/archive', { body: { a: 1 } });
      expectProblem(answer, 400, 'request.malformed');
      expect((await notes.call('POST', '/v1/notes/nte_0/archive', { body: {} })).status).toBe(200);
      expect((await notes.call('POST', '/v1/notes/nte_0/archive')).status).toBe(200);
    });

    it.each([
      ['text/plain', '{"text":"x"}'],
      ['application/x-www-form-urlencoded', 'text=x'],
      ['multipart/form-data; boundary=x', '--x--'],
      ['text/csv', 'a,b'],
      ['application/json; charset=utf-16', '{"text":"x"}'],
      ['application/xml', '<a/>'],
      ['nonsense', '{}'],
    ])('of type %s are rejected with 415', async (type, body) => {
      const before = await storedNotes();
      for (const path of ['/v1/notes', '/v1/open', '/v1/raw']) {
        const answer = await notes.call('POST', path, { body, headers: { 'content-type': type } });
        expectProblem(answer, 415, 'request.unsupported-media-type');
      }
      expect(await storedNotes()).toBe(before);
    });

    it('that are compressed are rejected with 415', async () => {
      const answer = await notes.call('POST', '/v1/notes', { body: 'x', headers: { 'content-encoding': 'gzip' } });
      expectProblem(answer, 415, 'request.unsupported-media-type');
    });

    it('of CSV and NDJSON arrive as a stream, up to the limit of the route', async () => {
      const send = (bytes: number): Promise<Answer> =>
        notes.call('POST', '/v1/lines', { body: 'x'.repeat(bytes), headers: { 'content-type': 'text/csv' } });
      expect((await send(1_000)).body).toEqual({ bytes: 1_000 });
      expectProblem(await send(1_001), 413, 'request.too-large');
      const unannounced = await fetch(`${notes.platform.url}/v1/lines`, {
        method: 'POST',
        headers: { authorization: `Bearer ${notes.keys.editor}`, 'content-type': 'application/x-ndjson' },
        body: new ReadableStream({
          start(controller) {
            for (let count = 0; count < 20; count++) controller.enqueue(Buffer.alloc(100));
            controller.close();
          },
        }),
        duplex: 'half',
      } as RequestInit);
      expect(unannounced.status).toBe(413);
    });

    it('of forms arrive as a flat record', async () => {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const form = await notes.call('POST', '/s/abc', { key: null, headers, body: 'q=1&multi=a&multi=b&text=h%C3%A4' });
      expect(form.body).toEqual({ q: '1', multi: ['a', 'b'], text: 'hä' });
      expect((await notes.call('POST', '/s/abc', { key: null, headers, body: 'q=%00' })).status).toBe(400);
    });
  });

  describe('URLs', () => {
    it.each([
      ['/v1/notes?nix=1', '?nix'],
      ['/v1/notes?toString=1', '?toString'],
      ['/v1/notes?__proto__=1', '?__proto__'],
      ['/v1/notes?tag[__proto__]=1', '?tag[__proto__]'],
      ['/v1/notes?limit=0', '?limit'],
      ['/v1/notes?limit=101', '?limit'],
      ['/v1/notes?limit=ten', '?limit'],
      ['/v1/notes?limit=1e1', '?limit'],
      ['/v1/notes?limit=1&limit=2', '?limit'],
      ['/v1/notes?order=up', '?order'],
      ['/v1/notes?score[lte]=11', '?score[lte]'],
      ['/v1/notes?tag=a&tag=b&tag=c', '?tag'],
      ['/v1/notes?tag=%00', '?tag'],
      ['/v1/notes?cursor=abc', '?cursor'],
      ['/v1/notes/nte_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c?x=1', '?x'],
      ['/v1/notes/%00', '{id}'],
    ])('%s is rejected with 400 and the parameter', async (path, pointer) => {
      const answer = await notes.call('GET', path);
      expectProblem(answer, 400, 'request.malformed');
      expect(answer.body.errors[0].pointer).toBe(pointer);
    });

    it.each(['/v1/notes/%', '/v1/notes/%ff', '/v1/notes/%c3%28'])('%s is rejected with 400', async (path) => {
      expectProblem(await notes.call('GET', path), 400, 'request.malformed');
    });

    it.each(['/v1/notes/x', '/v1/notes/nte_0', '/v1/notes/srv_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c', '/v1/nothing', '/'])(
      '%s is not found',
      async (path) => {
        expectProblem(await notes.call('GET', path), 404, 'request.not-found');
      },
    );

    it('with another method are rejected with those that exist', async () => {
      const answer = await notes.call('PUT', '/v1/notes');
      expectProblem(answer, 405, 'request.method-not-allowed');
      expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
    });

    it('that are too long are rejected with a problem', async () => {
      const answer = await notes.call('GET', `/v1/notes/${'x'.repeat(2_000)}`);
      expect([404, 414]).toContain(answer.status);
      expect(answer.body).toMatchObject({ status: answer.status, code: expect.stringMatching(/^request\./) });
    });

    it('with known parameters are accepted', async () => {
      const answer = await notes.call('GET', '/v1/notes?limit=1&score[lte]=6&tag=a&tag=b&order=asc');
      expect(answer.body).toMatchObject({ object: 'list' });
    });
  });
});
