import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { ResponseExcluded, ResponseRestored, ResponsesActionAudited, WorkspaceCreated } from '@hearback/contracts';
import { parsePublicId, publicId } from '@hearback/kernel';
import { ExportTickets } from '@hearback/http';
import { exportedLines, medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { definition, publishSurvey, type KnownSurvey } from './builders.js';
import { exportPath, startExport } from './started-export.js';

const formulas = ['=1+1', '+cmd', '-2+3', '@SUM(A1)', '\tx', '\uff1d1', "'quoted", 'plain, with "quotes"\nand lines'];

describe('reading responses', () => {
  let platform: Medium;
  let survey: KnownSurvey;
  let other: KnownSurvey;
  const ids: string[] = [];

  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule } });
    survey = await publishSurvey(platform);
    other = await publishSurvey(platform);
    for (let n = 0; n <= 10; n += 1) {
      platform.clock.advance(1000);
      const why = n <= 6 ? { why: formulas[n] } : {};
      const reply = await platform
        .as()
        .post('/v1/responses')
        .send({
          survey_id: survey.id,
          answers: { nps: n, ...why, ...(n === 10 ? { visit: 1 } : {}) },
          hidden_fields: { basket: -n, member: n > 5 },
          submitted_at: `2026-01-${String(n + 1).padStart(2, '0')}T00:00:00Z`,
          ...(n === 4 ? { customer: { external_id: 'C-4' }, language: 'fr' } : {}),
        });
      expect(reply.status).toBe(201);
      ids.push(reply.body.id);
    }
    await platform
      .as()
      .post('/v1/responses')
      .send({ survey_id: other.id, answers: { nps: 10 }, channel: 'widget' });
  });
  afterAll(() => platform?.close());

  const list = async (query: Record<string, string>) =>
    platform.as().get(`/v1/responses?${new URLSearchParams(query).toString()}`);
  const found = async (query: Record<string, string>): Promise<string[]> => {
    const reply = await list({ limit: '100', survey_id: survey.id, ...query });
    expect(reply.status).toBe(200);
    return reply.body.data.map(({ id }: { id: string }) => id);
  };
  const newest = (...numbers: number[]) => numbers.toSorted((a, b) => b - a).map((n) => ids[n]);

  it('returns a response as it was accepted', async () => {
    const reply = await platform.as().get(`/v1/responses/${ids[4]}`);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({
      id: ids[4],
      object: 'response',
      survey_id: survey.id,
      survey_version: 1,
      channel: 'api',
      language: 'fr',
      customer: { external_id: 'C-4' },
      submitted_at: '2026-01-05T00:00:00.000Z',
      scores: [{ question: 'nps', metric: 'nps', method: 'nps.v1', min: 0, max: 10, score: 4 }],
      answers: [{ question: 'why', kind: 'text', value: formulas[4] }],
    });
    expect(reply.body).not.toHaveProperty('tenant_id');
    expect(reply.body).not.toHaveProperty('content_digest');
  });

  it('counts what operators see of a workspace, each in its own tenant, and nothing for anybody else', async () => {
    const [own, bare, unknown] = [platform.tenantId, randomUUID(), randomUUID()];
    const created = { name: 'Lamps', time_zone: 'UTC', language: 'en', created_at: '2026-01-01T00:00:00.000Z' };
    for (const tenantId of [own, bare])
      await platform.publish(WorkspaceCreated, { workspace_id: tenantId, ...created }, { tenantId });
    await platform.drained();
    const query = [own, bare, unknown].map((id) => `workspace=${publicId('wsp', id)}`).join('&');
    const operator = platform.as({ role: 'viewer', isOperator: true, tenantId: unknown });
    const { status, body } = await operator.get(`/v1/operator/use?${query}`);
    expect(status).toBe(200);
    const newest = await platform.sql<{ at: Date }>('select max(created_at) as at from responses.response');
    expect(body.data).toEqual([
      {
        workspace_id: publicId('wsp', own),
        answers_this_month: 12,
        answers: 12,
        surveys: 2,
        last_answer_at: newest[0]!.at.toISOString(),
      },
      { workspace_id: publicId('wsp', bare), answers_this_month: 0, answers: 0, surveys: 0, last_answer_at: null },
    ]);
    for (const [tenantId, answers] of [
      [own, 12],
      [bare, 0],
      [unknown, null],
    ] as const) {
      const { body: use } = await platform.as({ role: 'admin', tenantId }).get('/v1/workspace/use');
      expect(use).toEqual({ answers_this_month: answers });
    }
    expect((await platform.as({ role: 'editor' }).get('/v1/workspace/use')).status).toBe(403);
    for (const caller of [{}, { role: 'owner' as const }]) {
      const refused = await platform.as(caller).get(`/v1/operator/use?${query}`);
      expect([refused.status, refused.body.code]).toEqual([403, 'request.not-an-operator']);
    }
  });

  it('lists page by page in both directions, newest first by default', async () => {
    for (const order of ['desc', 'asc']) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const reply = await list({ survey_id: survey.id, limit: '4', order, ...(cursor && { cursor }) });
        expect(reply.body.has_more).toBe(reply.body.next_cursor !== null);
        seen.push(...reply.body.data.map(({ id }: { id: string }) => id));
        cursor = reply.body.next_cursor;
      }
      expect(seen).toEqual(order === 'asc' ? ids : ids.toReversed());
    }
    const page = await list({ survey_id: survey.id, limit: '4' });
    expect((await list({ survey_id: other.id, limit: '4', cursor: page.body.next_cursor })).status).toBe(400);
  });

  it('filters by score of a metric, time, language, channel and customer', async () => {
    expect(await found({ metric: 'nps', 'score[lte]': '2' })).toEqual(newest(0, 1, 2));
    expect(await found({ metric: 'nps', 'score[gte]': '9' })).toEqual(newest(9, 10));
    expect(await found({ metric: 'csat', 'score[lte]': '2' })).toEqual(newest(10));
    expect(await found({ metric: 'ces' })).toEqual([]);
    expect(
      await found({ 'submitted_at[gte]': '2026-01-02T00:00:00Z', 'submitted_at[lt]': '2026-01-04T00:00:00Z' }),
    ).toEqual(newest(1, 2));
    expect(await found({ 'created_at[lt]': '2020-01-01T00:00:00Z' })).toEqual([]);
    expect(await found({ language: 'fr' })).toEqual(newest(4));
    expect(await found({ customer: 'C-4' })).toEqual(newest(4));
    expect(await found({ channel: 'widget' })).toEqual([]);
    expect((await list({ channel: 'widget' })).body.data).toHaveLength(1);
  });

  it.each([
    ['an unknown parameter', { tenant_id: 'x' }],
    ['a score without its metric', { 'score[lte]': '6' }],
    ['a score beyond every scale', { metric: 'nps', 'score[lte]': '11' }],
    ['an id of another kind', { survey_id: `rsp_${'0'.repeat(32)}` }],
    ['an invalid time', { 'submitted_at[gte]': 'yesterday' }],
    ['SQL', { 'created_at[lt]': `2026-01-01' or 1=1 --` }],
    ['101 items', { limit: '101' }],
    ['a forged cursor', { cursor: 'eyJ4Ijox' }],
  ])('rejects %s with 400', async (_what, query) => {
    const reply = await list(query as unknown as Record<string, string>);
    expect(reply.status).toBe(400);
    expect(reply.headers['content-type']).toContain('application/problem+json');
  });

  it('returns nothing to other workspaces and to keys without the scope', async () => {
    const stranger = platform.as({ tenantId: platform.otherTenantId });
    expect((await stranger.get(`/v1/responses/${ids[0]}`)).status).toBe(404);
    expect((await stranger.get(`/v1/responses?survey_id=${survey.id}`)).body.data).toEqual([]);
    const foreign = { tenantId: platform.otherTenantId };
    expect((await startExport(platform, { survey_id: survey.id }, foreign)).status).toBe(404);
    const path = await exportPath(platform, { survey_id: survey.id });
    expect((await stranger.get(path)).status).toBe(404);
    const publishable = platform.as({ kind: 'publishable-key' });
    expect((await publishable.get('/v1/responses')).status).toBe(403);
    expect((await startExport(platform, { survey_id: survey.id }, { kind: 'publishable-key' })).status).toBe(403);
    expect((await publishable.get(path)).status).toBe(403);
    expect((await platform.as().get(`/v1/responses/rsp_${randomUUID().replaceAll('-', '')}`)).status).toBe(404);
    expect((await platform.as().get('/v1/responses/nonsense')).status).toBe(404);
  });

  it('exports CSV without formulas, with a column per question and hidden field', async () => {
    const reply = await platform.as().get(await exportPath(platform, { survey_id: survey.id }));
    expect(reply.status).toBe(200);
    expect(reply.headers['content-type']).toContain('text/csv');
    const rows = parse(reply.text, { columns: true }) as Record<string, string>[];
    const fixed = ['id', 'submitted_at', 'channel', 'language', 'touchpoint', 'customer'];
    const keys = [...definition.questions, ...definition.hidden_fields].map(({ key }) => key);
    expect(Object.keys(rows[0]!)).toEqual([...fixed, ...keys]);
    expect(rows.map(({ id }) => id)).toEqual(ids);
    expect(rows.slice(0, 7).map(({ why }) => why)).toEqual([
      "'=1+1",
      "'+cmd",
      "'-2+3",
      "'@SUM(A1)",
      "'\tx",
      "'\uff1d1",
      "'quoted",
    ]);
    expect(rows[4]).toMatchObject({ nps: '4', basket: '-4', member: 'false', customer: 'C-4', touchpoint: 'shop' });
  });

  it('exports the period, filter and form that are asked for', async () => {
    const get = async (settings: object) => {
      const reply = await platform.as().get(await exportPath(platform, { survey_id: survey.id, ...settings }));
      expect(reply.status).toBe(200);
      return reply.text;
    };
    const read = async (settings: object) => parse(await get(settings), { columns: true }) as Record<string, string>[];
    const period = { 'submitted_at[gte]': '2026-01-03T00:00:00Z', 'submitted_at[lt]': '2026-01-05T00:00:00+00:00' };
    expect((await read(period)).map(({ id }) => id)).toEqual(ids.slice(2, 4));
    expect((await read({ metric: 'nps', 'score[gte]': 9 })).map(({ id }) => id)).toEqual(ids.slice(9));
    expect((await read({ language: 'fr' })).map(({ id }) => id)).toEqual([ids[4]]);
    expect((await read({ excluded: true })).length).toBe(0);
    expect((await get({ bom: true })).startsWith('\ufeff"id"')).toBe(true);
    const [labelled] = await read({ values: 'labels', label_language: 'fr', language: 'fr' });
    expect(labelled).toMatchObject({ 'Nous recommanderiez-vous ?': '4', 'How satisfied are you?': '' });
  });

  it('records an export once, when it starts, without the customer and the words that were looked for', async () => {
    const recorded = async () =>
      (await platform.events.all(ResponsesActionAudited)).filter(({ payload }) => payload.target.id === survey.uuid);
    const before = (await recorded()).length;
    const started = await startExport(platform, { survey_id: survey.id, customer: 'C-4', q: 'late', format: 'ndjson' });
    expect(started.body).toEqual({
      id: expect.stringMatching(/^[\w.-]{76}$/),
      as_of: platform.clock.now().toISOString(),
      expires_at: new Date(platform.clock.now().getTime() + 86_400_000).toISOString(),
      path: expect.stringContaining(`survey_id=${survey.id}`),
    });
    const after = await recorded();
    expect(after).toHaveLength(before + 1);
    expect(after.at(-1)!.payload).toMatchObject({
      action: 'responses.exported',
      target: { kind: 'survey', id: survey.uuid },
      after: { format: 'ndjson', filter: { customer: true, text: true } },
    });
    expect(JSON.stringify(after.at(-1)!.payload)).not.toMatch(/C-4|late/);
    for (const method of ['get', 'head', 'get'] as const)
      expect((await platform.as()[method](started.body.path)).status).toBe(200);
    expect(await recorded()).toHaveLength(before + 1);
  });

  it('gives the file of an export for what was recorded, and for nothing else', async () => {
    const path = await exportPath(platform, { survey_id: survey.id, language: 'fr' });
    const get = (address: string, caller = {}) => platform.as(caller).get(address);
    expect((await get(path)).status).toBe(200);
    const others = [
      path.replace('language=fr', 'language=en'),
      path.replace(/&language=fr|language=fr&/, ''),
      path.replace('format=csv', 'format=ndjson'),
      path.split('?')[0]!,
      path.replace(/exports\/[^?]+/, 'exports/nonsense'),
    ];
    for (const other of others)
      expect([other, (await get(other)).body]).toEqual([
        other,
        expect.objectContaining({ status: 404, detail: expect.stringContaining('start a new one') }),
      ]);
    expect((await get(path, { permissions: ['surveys:read'] })).status).toBe(403);
    const whole = platform.app
      .get(ExportTickets, { strict: false })
      .ticketOf({ tenantId: platform.tenantId, asOf: platform.clock.now() });
    expect((await get(path.replace(/exports\/[^?]+/, `exports/${whole}`))).status).toBe(404);
    const ticket = /exports\/([^?]+)/.exec(path)![1]!;
    expect((await get(`/v1/exports/${ticket}/responses`)).status).toBe(404);
  });

  it('exports a column per choice, with codes or labels and with free text', async () => {
    const question = { key: 'reasons', kind: 'multi', choices: [{ key: 'late' }, { key: 'wet' }], other: true };
    const own = Object.fromEntries(Object.entries(definition.texts.en).filter(([id]) => /^(w|th|.*nps)/.test(id)));
    const en = {
      'questions.reasons.title': 'Why?',
      'questions.reasons.choices.late': 'Too late',
      'questions.reasons.choices.wet': '+ wet',
      'questions.reasons.choices.other': 'Other',
    };
    const chosen = await publishSurvey(platform, {
      definition: {
        default_language: 'en',
        languages: ['en'],
        texts: { en: { ...own, ...en } },
        questions: [definition.questions[0], question],
        hidden_fields: [],
      },
    });
    for (const reasons of [['late', 'wet', 'other:=1+1'], ['late'], undefined]) {
      const answers = { nps: 9, ...(reasons && { reasons }) };
      const reply = await platform.as().post('/v1/responses').send({ survey_id: chosen.id, answers });
      expect(reply.status).toBe(201);
    }
    const rows = async (settings: object) => {
      const { text } = await platform.as().get(await exportPath(platform, { survey_id: chosen.id, ...settings }));
      return (parse(text) as string[][]).map((cells) => cells.slice(7));
    };
    expect(await rows({})).toEqual([['reasons'], ['late;wet;other:=1+1'], ['late'], ['']]);
    expect(await rows({ values: 'labels' })).toEqual([['Why?'], ["Too late;'+ wet;other:=1+1"], ['Too late'], ['']]);
    expect(await rows({ choices: 'columns' })).toEqual([
      ['reasons | late', 'reasons | wet', 'reasons | other'],
      ['1', '1', "'=1+1"],
      ['1', '0', ''],
      ['', '', ''],
    ]);
    expect(await rows({ choices: 'columns', values: 'labels' })).toEqual([
      ['Why? | Too late', 'Why? | + wet', 'Why? | Other'],
      ['Too late', "'+ wet", "'=1+1"],
      ['Too late', '', ''],
      ['', '', ''],
    ]);
  });

  it('exports XLSX', async () => {
    const reply = await platform
      .as()
      .get(await exportPath(platform, { survey_id: survey.id, format: 'xlsx' }))
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (bytes: Buffer) => parts.push(bytes));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
    expect(reply.headers['content-type']).toContain('spreadsheetml.sheet');
    expect(reply.headers['content-disposition']).toContain('.xlsx"');
    expect((reply.body as Buffer).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  });

  it('exports NDJSON with all members', async () => {
    const reply = await platform
      .as()
      .get(await exportPath(platform, { survey_id: survey.id, format: 'ndjson' }))
      .buffer(true)
      .parse((response, done) => {
        let text = '';
        response.on('data', (bytes: Buffer) => (text += bytes.toString()));
        response.on('end', () => done(null, text));
      });
    const lines = (reply.body as string)
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.map(({ id }) => id)).toEqual(ids);
    expect(lines[3]).toEqual((await platform.as().get(`/v1/responses/${ids[3]}`)).body);
  });

  it('rejects exports with unknown formats, surveys and members', async () => {
    const start = async (body: object) => (await startExport(platform, body)).status;
    expect(await start({ survey_id: survey.id, format: 'xml' })).toBe(400);
    expect(await start({})).toBe(400);
    expect(await start({ survey_id: `srv_${'0'.repeat(32)}` })).toBe(404);
    expect(await start({ survey_id: survey.id, x: 1 })).toBe(400);
    expect(await start({ survey_id: survey.id, 'score[gte]': 9 })).toBe(400);
    const path = await exportPath(platform, { survey_id: survey.id });
    expect((await platform.as().get(`${path}&x=1`)).status).toBe(400);
  });

  it('gives an export of the workspace all responses as they are shown, up to its time, and to nobody else', async () => {
    await platform.as().put(`/v1/responses/${ids[2]}/exclusion`).send({ reason: 'A colleague tried it' });
    const lines = await exportedLines(platform, 'responses');
    const all = (await list({ limit: '100', order: 'asc' })).body.data;
    expect(all.map((each: { id: string }) => each.id)).toEqual(expect.arrayContaining(ids));
    expect(lines).toEqual(all);
    expect(await exportedLines(platform, 'responses', platform.otherTenantId)).toEqual([]);
    await platform.as().delete(`/v1/responses/${ids[2]}/exclusion`);

    const { tenantId } = platform;
    const tickets = platform.app.get(ExportTickets, { strict: false });
    const earlier = tickets.ticketOf({ tenantId, asOf: new Date(all[4].created_at) });
    const get = (ticket: string, caller = {}) => platform.as(caller).get(`/v1/exports/${ticket}/responses`);
    const before = await get(earlier).buffer(true);
    expect(before.headers['content-type']).toBe('application/x-ndjson; charset=utf-8');
    expect(before.text.trim().split('\n')).toHaveLength(5);
    const now = tickets.ticketOf({ tenantId, asOf: platform.clock.now() });
    const { body } = await get(now, { tenantId: platform.otherTenantId });
    expect(body).toMatchObject({ status: 404, detail: expect.stringContaining('start a new one') });
    expect((await get('nonsense')).status).toBe(404);
    expect((await get(now, { role: 'editor' })).status).toBe(403);
    expect((await get(now, { permissions: ['responses:read'] })).status).toBe(403);
    expect((await platform.as().get(`/v1/exports/${now}/responses?limit=1`)).status).toBe(400);
    expect((await platform.as().get(`/v1/exports/${now}/nothing`)).status).toBe(404);
  });

  it('excludes a response with a reason, shows it, and takes it back', async () => {
    const id = ids[8]!;
    const path = `/v1/responses/${id}/exclusion`;
    const put = (reason: unknown, caller = {}) => platform.as(caller).put(path).send({ reason });
    expect((await put('')).status).toBe(400);
    expect((await put('x', { role: 'viewer', staffId: randomUUID() })).status).toBe(403);
    expect((await put('x', { tenantId: platform.otherTenantId })).status).toBe(404);
    const staffId = randomUUID();
    const excluded = await put('A colleague tried it', { role: 'editor', staffId });
    expect(excluded.body).toMatchObject({
      reason: 'A colleague tried it',
      excluded_by: { kind: 'staff', id: publicId('stf', staffId) },
    });
    const response_id = parsePublicId('rsp', id)!;
    const entry = { target: { kind: 'response', id: response_id } };
    await platform.events.next(ResponseExcluded, { response_id, revision: 1, reason: 'A colleague tried it' });
    await platform.events.next(ResponsesActionAudited, { action: 'response.excluded', ...entry });
    expect((await put('A colleague tried it')).body).toEqual(excluded.body);
    expect((await platform.as().get(`/v1/responses/${id}`)).body.exclusion).toEqual(excluded.body);
    expect(await found({ excluded: 'true' })).toEqual([id]);
    expect(await found({ excluded: 'false' })).not.toContain(id);
    expect(await found({})).toContain(id);
    for (let twice = 0; twice < 2; twice += 1) expect((await platform.as().delete(path)).status).toBe(204);
    await platform.events.next(ResponseRestored, { response_id, revision: 2 });
    await platform.events.next(ResponsesActionAudited, { action: 'response.restored', ...entry });
    expect((await platform.as().get(`/v1/responses/${id}`)).body.exclusion).toBeNull();
    const [row] = await platform.sql<{ revision: number }>(
      'select revision from responses.response_exclusion where response_id = $1',
      [response_id],
    );
    expect(row?.revision).toBe(2);
  });
});
