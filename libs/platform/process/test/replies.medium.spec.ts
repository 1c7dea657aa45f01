import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@hearback/testing';
import { expectProblem, rawRequest } from './answers.js';
import { startNotes, type Answer, type NotesPlatform } from './notes-platform.js';

describe('what the edge answers', () => {
  let notes: NotesPlatform;
  beforeAll(async () => {
    notes = await startNotes();
  });
  afterAll(() => notes?.close());

  describe('failures', () => {
    it('of the domain are 422 with its own code', async () => {
      const answer = await notes.call('POST', '/v1/notes', { body: { text: 'refuse me' } });
      expectProblem(answer, 422, 'survey.text-refused');
      expect(answer.body.detail).toBe('Not this one.');
    });

    it('that are unexpected are 500 without any details', async () => {
      const answer = await notes.call('POST', '/v1/notes', { body: { text: 'break' } });
      expectProblem(answer, 500, 'request.internal');
      expect(answer.text).not.toContain('person@example.org');
      expect(Object.keys(answer.body).toSorted()).toEqual(['code', 'instance', 'status', 'title', 'type']);
    });

    it('carry no header of the reply that they replace', async () => {
      const answer = await notes.call('GET', '/v1/crash');
      expectProblem(answer, 500, 'request.internal');
      expect(answer.headers.get('etag')).toBeNull();
    });

    it('of raw routes are problems too', async () => {
      expectProblem(await notes.call('GET', '/v1/breaks'), 404, 'survey.not-found');
    });

    it('caused by data that the database rejects are 400', async () => {
      expectProblem(await notes.call('POST', '/v1/notes', { body: { text: 'bad data' } }), 400, 'request.malformed');
    });

    it('caused by a unique constraint are 409', async () => {
      await notes.call('POST', '/v1/notes', { body: { text: 'twice' } });
      const answer = await notes.call('POST', '/v1/notes', { body: { text: 'twice' } });
      expectProblem(answer, 409, 'request.conflict');
    });

    it('caused by an unreachable database are 503, and end when it is back', async () => {
      const { sql } = notes.database;
      const limit = (what: string): string =>
        `do $$ begin execute format('alter database %I connection limit ${what}', current_database()); end $$`;
      await sql(limit('0'));
      await sql(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'survey_request'
        and datname = current_database()`);
      try {
        const answer = await notes.call('GET', '/v1/notes');
        expectProblem(answer, 503, 'request.unavailable');
        expect(answer.headers.get('retry-after')).toBe('1');
      } finally {
        await sql(limit('-1'));
      }
      await eventually(async () => expect((await notes.call('GET', '/v1/notes')).status).toBe(200));
    });

    it('caused by invalid HTTP are problems too', async () => {
      expect((await rawRequest(notes.platform.url, 'NONSENSE')).text).toContain('"code":"request.malformed"');
      const large = await rawRequest(notes.platform.url, `GET /v1/open HTTP/1.1\r\nx: ${'x'.repeat(20_000)}`);
      expect(large.status).toBe(431);
    });
  });

  describe('versions', () => {
    const create = async (text: string): Promise<string> =>
      (await notes.call('POST', '/v1/notes', { body: { text } })).body.id as string;

    it('are returned as ETag, and a client that has the current one gets 304', async () => {
      const id = await create('tagged');
      const first = await notes.call('GET', `/v1/notes/${id}`);
      expect(first.headers.get('etag')).toBe('"1"');
      const again = await notes.call('GET', `/v1/notes/${id}`, { headers: { 'if-none-match': '"1"' } });
      expect([again.status, again.text]).toEqual([304, '']);
      const list = await notes.call('GET', '/v1/notes');
      const same = await notes.call('GET', '/v1/notes', {
        headers: { 'if-none-match': `W/${list.headers.get('etag')}` },
      });
      expect(same.status).toBe(304);
    });

    it('are required for a change and must be current', async () => {
      const id = await create('to change');
      const change = (headers: Record<string, string>): Promise<Answer> =>
        notes.call('PATCH', `/v1/notes/${id}`, { body: { text: 'changed' }, headers });
      expectProblem(await change({}), 428, 'request.precondition-required');
      expectProblem(await change({ 'if-match': 'W/"1"' }), 412, 'request.precondition-failed');
      expectProblem(await change({ 'if-match': '"2"' }), 412, 'survey.stale');
      const changed = await change({ 'if-match': '"1"' });
      expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"2"']);
    });

    it('of another workspace are not found', async () => {
      const id = await create('mine');
      const other = { key: notes.keys.other };
      expectProblem(await notes.call('GET', `/v1/notes/${id}`, other), 404, 'survey.not-found');
      const change = { ...other, body: { text: 'yours' }, headers: { 'if-match': '"1"' } };
      expectProblem(await notes.call('PATCH', `/v1/notes/${id}`, change), 404, 'survey.not-found');
      expect((await notes.call('GET', `/v1/notes/${id}`)).body.text).toBe('mine');
    });
  });

  describe('lists', () => {
    it('are paged by a cursor that is bound to their filter', async () => {
      for (const text of ['l1', 'l2', 'l3']) await notes.call('POST', '/v1/notes', { body: { text } });
      const all = await notes.call('GET', '/v1/notes?limit=100');
      const collected: unknown[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page = await notes.call('GET', `/v1/notes?limit=2${cursor === '' ? '' : `&cursor=${cursor}`}`);
        collected.push(...page.body.data);
        cursor = page.body.next_cursor as string | null;
        expect(page.body.has_more).toBe(cursor !== null);
      }
      expect(collected).toEqual(all.body.data);
      const first = await notes.call('GET', '/v1/notes?limit=2');
      const foreign = await notes.call('GET', `/v1/notes?limit=2&order=asc&cursor=${first.body.next_cursor}`);
      expectProblem(foreign, 400, 'request.malformed');
    });
  });
});
