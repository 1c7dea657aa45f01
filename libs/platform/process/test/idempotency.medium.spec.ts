import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { expectProblem } from './answers.js';
import { gate } from './notes.fixture.js';
import { startNotes, type Answer, type NotesPlatform } from './notes-platform.js';

describe('an Idempotency-Key', () => {
  let notes: NotesPlatform;
  beforeAll(async () => {
    notes = await startNotes();
  });
  afterAll(() => notes?.close());

  const post = (key: string, text: string, more: { key?: string } = {}): Promise<Answer> =>
    notes.call('POST', '/v1/notes', { body: { text }, headers: { 'idempotency-key': key }, ...more });

  const countOf = async (text: string): Promise<number> => {
    const rows = await notes.database.sql('select 1 from survey.note where text = $1', [text]);
    return rows.length;
  };

  it('with the same body gets the stored reply, and nothing is done again', async () => {
    const first = await post('k1', 'once');
    const second = await post('k1', 'once');
    expect(second.body).toEqual(first.body);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    expect(second.headers.get('etag')).toBe('"1"');
    expect([first, second].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    expect(await countOf('once')).toBe(1);
  });

  it('with another body is rejected', async () => {
    await post('k2', 'this');
    expectProblem(await post('k2', 'that'), 422, 'request.key-reused');
    expect(await countOf('that')).toBe(0);
  });

  it('on another route is another request and is rejected', async () => {
    await post('k3', 'route');
    const answer = await notes.call('POST', '/v1/notes/nte_0/archive', { headers: { 'idempotency-key': 'k3' } });
    expectProblem(answer, 422, 'request.key-reused');
  });

  it('of another credential is another key', async () => {
    const mine = await post('k4', 'mine');
    const theirs = await post('k4', 'theirs', { key: notes.keys.other });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.text).toBe('theirs');
  });

  it('whose request is still running is rejected', async () => {
    let open: () => void = () => undefined;
    gate.wait = new Promise((resolve) => (open = resolve));
    const running = post('k5', 'slow');
    try {
      await eventually(async () => expectProblem(await post('k5', 'slow'), 409, 'request.key-in-use'));
    } finally {
      open();
      gate.wait = Promise.resolve();
    }
    expect((await running).status).toBe(201);
    expect((await post('k5', 'slow')).body).toEqual((await running).body);
    expect(await countOf('slow')).toBe(1);
  });

  it('of a request that failed may be used again, because nothing was stored', async () => {
    expectProblem(await post('k6', 'refuse me'), 422, 'survey.text-refused');
    expectProblem(await post('k6', 'break'), 500, 'request.internal');
    expect(await countOf('refuse me')).toBe(0);
    expect((await post('k6', 'in the end')).status).toBe(201);
  });

  it('may have 255 characters', async () => {
    expect((await post('k'.repeat(255), 'long key')).status).toBe(201);
    expectProblem(await post('k'.repeat(256), 'longer key'), 400, 'request.malformed');
    expectProblem(await post('', 'no key'), 400, 'request.malformed');
    const headers = { 'idempotency-key': 'k'.repeat(256) };
    for (const [method, path] of [
      ['POST', '/v1/open'],
      ['GET', '/v1/notes'],
    ] as const) {
      const body = method === 'POST' ? { body: { text: 'a' } } : {};
      expectProblem(await notes.call(method, path, { headers, ...body }), 400, 'request.malformed');
    }
  });

  it('stores replies encrypted, so that a copy of the database does not reveal them', async () => {
    const { body } = await post('k7', 'canary');
    const rows = await notes.database.sql<{ row: string }>('select k::text as row from http.idempotency_key k');
    const dump = rows.map(({ row }) => Buffer.from(row).toString('latin1')).join('\n');
    for (const secret of ['canary', Buffer.from('canary').toString('hex'), 'k7', body.id as string]) {
      expect(dump).not.toContain(secret);
    }
  });

  it('keeps no hash by which a reader of the database could try bodies, such as passwords', async () => {
    await post('k10', 'guess me');
    const hashes = await notes.database.sql<{ hash: string }>(
      `select encode(request_hash, 'hex') as hash from http.idempotency_key
       union select encode(key_hash, 'hex') from http.idempotency_key`,
    );
    const guesses = ['k10', '{"text":"guess me"}', '["POST","/v1/notes",{"text":"guess me"}]'];
    const bare = guesses.map((text) => createHash('sha256').update(text).digest('hex'));
    expect(hashes.map(({ hash }) => hash).filter((hash) => bare.includes(hash))).toEqual([]);
  });

  it('is forgotten after a day', async () => {
    await post('k8', 'yesterday');
    await notes.database.sql(`update http.idempotency_key set created_at = created_at - interval '24 hours 1 second'`);
    const again = await post('k8', 'today');
    expect([again.status, again.body.text]).toEqual([201, 'today']);
    const rows = await notes.database.sql('select 1 from http.idempotency_key where tenant_id = $1', [notes.tenantId]);
    expect(rows).toHaveLength(1);
  });

  it('is ignored on public routes and GET', async () => {
    const headers = { 'idempotency-key': 'k9' };
    expect((await notes.call('POST', '/v1/open', { key: null, body: { text: 'a' }, headers })).status).toBe(200);
    expect((await notes.call('POST', '/v1/open', { key: null, body: { text: 'b' }, headers })).body.text).toBe('b');
    expect((await notes.call('GET', '/v1/notes', { headers })).status).toBe(200);
  });
});
