import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponseExcluded, ResponseRestored } from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import { medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { definition, publishSurvey, type KnownSurvey } from './builders.js';

const WORDS = [
  'The label did not print. I walked to the Post Office, twice.',
  'Die Käuferhilfe war schnell',
  'وصل الطرد متأخرًا',
  '配送が遅い',
  `Robert'); drop table "x" & | ! <-> :* \\ %`,
];

describe('the inbox', () => {
  let platform: Medium;
  let survey: KnownSurvey;
  const ids: string[] = [];
  const staffId = randomUUID();

  const send = async (body: object, caller = {}) => {
    platform.clock.advance(1000);
    const reply = await platform.as(caller).post('/v1/responses').send(body);
    expect(reply.status).toBe(201);
    return reply.body.id as string;
  };

  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule } });
    const questions = definition.questions.map((question) => ({ ...question, required: false }));
    survey = await publishSurvey(platform, { definition: { ...definition, questions } });
    for (const [nps, why] of WORDS.entries()) {
      ids.push(
        await send({
          survey_id: survey.id,
          answers: { nps, why },
          hidden_fields: { shop: `Lyon ${nps}` },
          customer: { external_id: `LL-2041${nps}` },
        }),
      );
    }
    ids.push(await send({ survey_id: survey.id, answers: { nps: 8 } }));
    ids.push(await send({ survey_id: survey.id, answers: { nps: 9, visit: 1 } }));
    ids.push(await send({ survey_id: survey.id, answers: { visit: 1 } }));
    ids.push(await send({ survey_id: survey.id, answers: { source: 'other:Post from my aunt' } }));
  });
  afterAll(() => platform?.close());

  const get = (path: string, query: Record<string, string> = {}, caller = {}) =>
    platform.as(caller).get(`/v1/responses${path}?${new URLSearchParams(query).toString()}`);
  const found = async (query: Record<string, string>, caller = {}): Promise<(number | string)[]> => {
    const reply = await get('', { order: 'asc', limit: '100', ...query }, caller);
    expect(reply.status).toBe(200);
    const count = await get('/count', query, caller);
    expect(count.body).toEqual({ count: reply.body.data.length, more: false });
    return reply.body.data.map(({ id }: { id: string }) => ids.indexOf(id));
  };

  it.each([
    ['label', [0]],
    ['LABEL post', [0]],
    ['"post office"', [0]],
    ['"office post"', []],
    ['post', [0, 8]],
    ['kauferhil', [1]],
    ['المتأخر متاخرا', []],
    ['متاخرا', [2]],
    ['遅い', [3]],
    ['い遅', []],
    ['LL-20413', [3]],
    ['lyon', [0, 1, 2, 3, 4]],
    ['lyon 2', [2]],
    ['aunt', [8]],
    ['?!', []],
    [`"x" & | ! <-> :* \\`, [4]],
    [`'); select pg_sleep(9) --`, []],
    ['x'.repeat(200), []],
  ])('finds %j', async (q, expected) => {
    expect(await found({ q })).toEqual(expected);
  });

  it('finds what was written in another workspace only there', async () => {
    const caller = { tenantId: platform.otherTenantId };
    const other = await publishSurvey(platform, {}, platform.otherTenantId);
    const id = await send({ survey_id: other.id, answers: { nps: 0, why: 'My label too' } }, caller);
    expect((await get('', { q: 'label' }, caller)).body.data.map((each: { id: string }) => each.id)).toEqual([id]);
    expect(await found({ q: 'label' })).toEqual([0]);
    const words = await platform.sql<{ n: number }>(
      `select count(*)::integer as n from responses.response where words is not null`,
    );
    expect(words).toEqual([{ n: WORDS.length + 2 }]);
  });

  it('filters by level, which each score and each response has', async () => {
    expect(await found({ level: 'low' })).toEqual([0, 1, 2, 3, 4, 7]);
    expect(await found({ level: 'middle' })).toEqual([5]);
    expect(await found({ level: 'high' })).toEqual([6]);
    expect(await found({ level: 'low', q: 'lyon 1' })).toEqual([1]);
    const { body } = await get(`/${ids[6]}`);
    expect(body).toMatchObject({ level: 'high', scores: [{ level: 'high' }, { level: 'low' }], tags: [] });
    expect((await get(`/${ids[8]}`)).body.level).toBeNull();
  });

  it('pages through what a search finds, newest or oldest first', async () => {
    for (const order of ['asc', 'desc']) {
      const seen: number[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body }: { body: { data: { id: string }[]; next_cursor: string | null } } = await get('', {
          q: 'lyon',
          limit: '2',
          order,
          ...(cursor && { cursor }),
        });
        seen.push(...body.data.map(({ id }) => ids.indexOf(id)));
        cursor = body.next_cursor;
      }
      expect(seen).toEqual(order === 'asc' ? [0, 1, 2, 3, 4] : [4, 3, 2, 1, 0]);
    }
  });

  it('tags many responses, once, and takes it back', async () => {
    const post = (changes: unknown, caller = {}) => platform.as(caller).post('/v1/responses/tags').send({ changes });
    const ghost = `rsp_${'0'.repeat(32)}`;
    const wanted = [0, 1].map((n) => ({ response_id: ids[n], add: ['Returns', ' New  tag '] }));
    expect((await post([{ response_id: ids[1], add: ['RETURNS'] }])).status).toBe(200);
    const tagged = await post([...wanted, { response_id: ghost, add: ['Returns'] }]);
    expect(tagged.body).toEqual({
      results: [
        { response_id: ids[0], result: 'changed' },
        { response_id: ids[1], result: 'changed' },
        { response_id: ghost, result: 'not_found' },
      ],
      undo: [
        { response_id: ids[0], add: [], remove: ['Returns', ' New  tag '] },
        { response_id: ids[1], add: [], remove: [' New  tag '] },
      ],
    });
    expect((await post(wanted)).body.undo).toEqual([]);
    expect((await get(`/${ids[0]}`)).body.tags).toEqual(['New tag', 'RETURNS']);
    expect(await found({ tag: 'returns' })).toEqual([0, 1]);
    expect(await found({ tag: 'returns', q: 'label' })).toEqual([0]);
    expect((await post(tagged.body.undo)).status).toBe(200);
    expect(await found({ tag: 'returns' })).toEqual([1]);
    expect(await found({ tag: 'New tag' })).toEqual([]);
    const other = { tenantId: platform.otherTenantId };
    expect((await post([{ response_id: ids[0], add: ['Theirs'] }], other)).body.results[0].result).toBe('not_found');
    expect((await platform.as(other).get('/v1/tags')).body.data).toEqual([]);
    expect((await post(wanted, { role: 'viewer', staffId })).status).toBe(403);
    const many = Array.from({ length: 20 }, (_, n) => `T${n}`);
    expect((await post([{ response_id: ids[1], add: many }])).status).toBe(409);
    const tags = await platform.as().get('/v1/tags');
    expect(tags.body.data).toMatchObject([
      { name: 'New tag', responses: 0 },
      { name: 'RETURNS', responses: 1 },
    ]);
    const path = `/v1/tags/${tags.body.data[1].id}`;
    expect((await platform.as(other).delete(path)).status).toBe(404);
    expect((await platform.as().delete(path)).status).toBe(204);
    expect(await found({ tag: 'returns' })).toEqual([]);
  });

  it.each([
    ['no changes', []],
    ['a blank name', [{ response_id: 'id', add: [' '] }]],
    ['a long name', [{ response_id: 'id', add: ['x'.repeat(41)] }]],
    ['an id of another kind', [{ response_id: `srv_${'0'.repeat(32)}`, add: ['x'] }]],
  ])('rejects %s', async (_, changes) => {
    const body = {
      changes: changes.map((change) => ({ ...change, response_id: change.response_id.replace(/^id$/, ids[0]!) })),
    };
    expect((await platform.as().post('/v1/responses/tags').send(body)).status).toBe(400);
  });

  it('excludes many responses with a reason, and takes it back', async () => {
    const post = (changes: unknown) =>
      platform.as({ role: 'editor', staffId }).post('/v1/responses/exclusions').send({ changes });
    const excluded = await post([2, 3].map((n) => ({ response_id: ids[n], reason: 'A colleague' })));
    expect(excluded.body.undo).toEqual([2, 3].map((n) => ({ response_id: ids[n], reason: null })));
    for (const n of [2, 3])
      await platform.events.next(ResponseExcluded, { response_id: parsePublicId('rsp', ids[n]!)!, revision: 1 });
    expect(await found({ excluded: 'true' })).toEqual([2, 3]);
    const again = await post([{ response_id: ids[3], reason: 'A robot' }]);
    expect(again.body.undo).toEqual([{ response_id: ids[3], reason: 'A colleague' }]);
    await post(again.body.undo);
    expect((await get(`/${ids[3]}`)).body.exclusion.reason).toBe('A colleague');
    await post(excluded.body.undo);
    await platform.events.next(ResponseRestored, { response_id: parsePublicId('rsp', ids[2]!)! });
    expect(await found({ excluded: 'true' })).toEqual([]);
  });

  it('excludes no response twice in one request', async () => {
    const changes = [ids[2], ids[3], ids[2]].map((response_id, n) => ({
      response_id,
      reason: n === 2 ? null : 'Twice',
    }));
    const reply = await platform.as({ role: 'editor', staffId }).post('/v1/responses/exclusions').send({ changes });
    expect([reply.status, reply.body.code]).toEqual([422, 'responses.listed-twice']);
    expect(reply.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/changes/2/response_id']);
    expect((await get(`/${ids[3]}`)).body.exclusion).toBeNull();
  });

  it('marks the filters of views as personal, because they name customers and what they wrote', async () => {
    const [row] = await platform.sql<{ comment: string | null }>(
      `select col_description('responses.saved_view'::regclass, attnum) as comment from pg_attribute
       where attrelid = 'responses.saved_view'::regclass and attname = 'filter'`,
    );
    expect(row?.comment).toBe('personal');
  });

  it('keeps views for a member and for all', async () => {
    const editor = { role: 'editor' as const, staffId };
    const viewer = { role: 'viewer' as const, staffId: randomUUID() };
    const save = (caller: object, shared: boolean, filter: object = { level: 'low', days: 28 }) =>
      platform.as(caller).post('/v1/saved-views').send({ name: 'Unhappy', shared, filter });
    const names = async (caller: object) =>
      (await platform.as(caller).get('/v1/saved-views')).body.data.map((view: { id: string }) => view.id);
    const own = await save(editor, false);
    expect(own.body).toMatchObject({ name: 'Unhappy', shared: false, filter: { level: 'low', days: 28 } });
    const shared = await save(editor, true);
    expect(await names(editor)).toEqual([own.body.id, shared.body.id]);
    expect(await names(viewer)).toEqual([shared.body.id]);
    expect(await names({ ...editor, tenantId: platform.otherTenantId })).toEqual([]);
    expect((await save(viewer, true)).status).toBe(403);
    expect((await save({}, false)).status).toBe(403);
    expect((await save(editor, false, { level: 'angry' })).status).toBe(400);
    expect((await save(editor, false, { nonsense: 1 })).status).toBe(400);
    const patch = (caller: object, id: string, body: object) =>
      platform.as(caller).patch(`/v1/saved-views/${id}`).send(body);
    expect((await patch(viewer, own.body.id, { name: 'x' })).status).toBe(404);
    expect((await patch(viewer, shared.body.id, { name: 'x' })).status).toBe(403);
    expect((await patch(editor, own.body.id, { name: 'Sad', filter: { tag: 'x' } })).body).toMatchObject({
      name: 'Sad',
      filter: { tag: 'x' },
    });
    expect((await platform.as(viewer).delete(`/v1/saved-views/${shared.body.id}`)).status).toBe(403);
    expect((await platform.as(editor).delete(`/v1/saved-views/${shared.body.id}`)).status).toBe(204);
    expect(await names(viewer)).toEqual([]);
  });
});
