import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponsesActionAudited, ResponseWithdrawn } from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import { eventually, exportedLines, medium, type Medium } from '@hearback/testing';
import iconv from 'iconv-lite';
import { ResponsesModule } from '../src/index.js';
import { UndoImport } from '../src/application/undo-import.js';
import { publishSurvey, storedResponses, type KnownSurvey } from './builders.js';

const ROWS = 2_300;
const CSV = ['id,nps', ...Array.from({ length: ROWS }, (_, i) => `r${i},${9 + (i % 2)}`)].join('\n');

describe('after an import', () => {
  let platform: Medium;
  let survey: KnownSurvey;
  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule } });
    survey = await publishSurvey(platform);
  });
  afterAll(() => platform?.close());

  const create = async (more: object = {}) => {
    const columns = { id: { to: 'submission_id' }, nps: { to: 'answer', key: 'nps' } };
    const body = { survey_id: survey.id, mapping: { columns }, ...more };
    return (await platform.as().post('/v1/imports').send(body)).body.id as string;
  };
  const put = (id: string, content = CSV) =>
    platform.as().put(`/v1/imports/${id}/content`).set('content-type', 'text/csv').send(content);
  const undo = (id: string) => platform.as().post(`/v1/imports/${id}/undo`);
  const reached = (id: string, status: string) =>
    eventually(
      async () => {
        const { body } = await platform.as().get(`/v1/imports/${id}`);
        if (body.status !== status) throw new Error(`still ${body.status}`);
        return body;
      },
      { within: 20_000 },
    );
  const run = async (id: string, content?: string) => {
    expect((await put(id, content)).status).toBe(202);
    return reached(id, 'done');
  };

  it('undoing withdraws exactly its responses, once each, and lets the file be imported again', async () => {
    const own = await platform
      .as()
      .post('/v1/responses')
      .send({ survey_id: survey.id, answers: { nps: 9 } });
    const first = await create();
    expect((await undo(first)).body).toMatchObject({ status: 409, code: 'responses.import-not-ended' });
    await run(first);
    expect(await storedResponses(platform, survey.uuid)).toBe(ROWS + 1);
    const second = await create();
    expect((await run(second, `${CSV}\nlate,9`)).rows).toMatchObject({ accepted: 1, unchanged: ROWS });

    const started = await undo(first);
    expect([started.status, started.body.status]).toEqual([202, 'undoing']);
    expect((await undo(first)).status).toBe(202);
    expect(await reached(first, 'undone')).toMatchObject({ withdrawn: ROWS, progress: 100 });
    expect((await undo(first)).body.status).toBe('undone');
    // The response of the other import and the one of the API stay.
    expect(await storedResponses(platform, survey.uuid)).toBe(2);
    const left = await platform.as().get(`/v1/responses?survey_id=${survey.id}`);
    expect(left.body.data).toHaveLength(2);
    expect(left.body.data.map(({ id }: { id: string }) => id)).toContain(own.body.id);
    const import_id = parsePublicId('imp', first)!;
    expect(await withdrawn(import_id)).toEqual({ events: ROWS, responses: ROWS });
    await platform.events.next(ResponsesActionAudited, {
      action: 'import.undone',
      target: { kind: 'import', id: import_id },
    });

    expect((await run(first)).rows).toMatchObject({ accepted: ROWS, unchanged: 0 });
    expect(await storedResponses(platform, survey.uuid)).toBe(ROWS + 2);
  });

  it('undoing continues after an interruption without withdrawing a response twice', async () => {
    const id = await create();
    const fresh = CSV.replaceAll(/^r/gm, 'again');
    await run(id, fresh);
    const import_id = parsePublicId('imp', id)!;
    const before = await storedResponses(platform, survey.uuid);
    // The second step fails as if the process ended before its commit; then the job runs again, even twice at once.
    await platform.sql('alter table responses.import add constraint crash check (withdrawn <= 1000) not valid');
    await platform.sql(`update responses.import set status = 'undoing', withdrawn = 0 where id = $1`, [import_id]);
    const undoImport = platform.app.get(UndoImport, { strict: false });
    await expect(undoImport.execute(platform.tenantId, import_id)).rejects.toThrow('crash');
    expect(await storedResponses(platform, survey.uuid)).toBe(before - 1000);
    expect(await withdrawn(import_id)).toEqual({ events: 1000, responses: 1000 });
    await platform.sql('alter table responses.import drop constraint crash');
    await Promise.all([1, 2].map(() => undoImport.execute(platform.tenantId, import_id)));
    expect(await reached(id, 'undone')).toMatchObject({ withdrawn: ROWS });
    expect(await withdrawn(import_id)).toEqual({ events: ROWS, responses: ROWS });
  });

  it('offers the rejected rows in the shape and encoding of the file, to be mended and sent again', async () => {
    const columns = { nps: { to: 'answer', key: 'nps' }, why: { to: 'answer', key: 'why' } };
    const created = async () =>
      (await platform.as().post('/v1/imports').send({ survey_id: survey.id, mapping: { columns } })).body.id as string;
    const upload = async (importId: string, text: string) => {
      const content = Buffer.from(text, 'latin1');
      await platform.as().put(`/v1/imports/${importId}/content`).set('content-type', 'text/csv').send(content);
      return eventually(async () => {
        const { body } = await platform.as().get(`/v1/imports/${importId}`);
        if (body.finished_at === null) throw new Error('still running');
        return body;
      });
    };
    const id = await created();
    expect((await platform.as().get(`/v1/imports/${id}/rejected-rows`)).body.code).toBe('responses.no-rejected-rows');
    const rows = ['5;zu spät;ä', '11;"a ""b""; =1+1";ü', '', 'x;;-kalt', '"7"8";broken', ''];
    const state = await upload(id, ['Umfrage Köln', 'nps;why;note', ...rows].join('\r\n'));
    expect(state.rows).toMatchObject({ read: 4, accepted: 1, rejected: 3 });
    const reply = await platform
      .as()
      .get(`/v1/imports/${id}/rejected-rows`)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (bytes: Buffer) => parts.push(bytes));
        response.on('end', () => done(null, iconv.decode(Buffer.concat(parts), 'windows-1252')));
      });
    const [report, header, first, second, third] = (reply.body as string).split('\r\n');
    expect([report, header]).toEqual(['Umfrage Köln', 'nps;why;note;"defects"']);
    expect(first).toMatch(/^"11";"a ""b"";' =1\+1";"ü";"nps: must be .*"$/);
    expect(second).toMatch(/^"x";"";"'-kalt";"nps: must be .*"$/);
    expect(third).toMatch(/^"""7""8"";broken";"";"";"has a quote that is opened or closed in the wrong place.*"$/);

    const exported = await exportedLines(platform, 'rejected-rows');
    expect(exported.filter(({ import_id: of }) => of === id)).toEqual(
      [first, second, third].map((line, index) => ({ import_id: id, row: [4, 6, 7][index], line })),
    );

    const mended = [report, header, first!.replace('"11"', '"1"'), second!.replace('"x"', '"9"')].join('\r\n');
    expect((await upload(await created(), mended)).rows).toMatchObject({ read: 2, accepted: 2, rejected: 0 });
    const query = `survey_id=${survey.id}&limit=100&metric=nps&score[lte]=1`;
    const { body: stored } = await platform.as().get(`/v1/responses?${query}`);
    expect(stored.data[0].answers).toEqual([{ question: 'why', kind: 'text', value: 'a "b"; =1+1' }]);
    const stranger = platform.as({ tenantId: platform.otherTenantId });
    expect((await stranger.get(`/v1/imports/${id}/rejected-rows`)).status).toBe(404);
  });

  it('rejects to undo a dry run, an unknown import and one of another workspace', async () => {
    const dry = await create({ dry_run: true });
    await run(dry);
    expect((await undo(dry)).body.code).toBe('responses.import-dry-run');
    expect((await undo(`imp_${'0'.repeat(32)}`)).status).toBe(404);
    expect((await platform.as({ tenantId: platform.otherTenantId }).post(`/v1/imports/${dry}/undo`)).status).toBe(404);
  });

  it('lists imports page by page, by status and survey', async () => {
    const get = async (query: string, caller = {}) => (await platform.as(caller).get(`/v1/imports?${query}`)).body;
    const waiting = await create();
    const all = await get('limit=100');
    expect(all.data[0].id).toBe(waiting);
    const page = await get('limit=1');
    expect(page).toMatchObject({ has_more: true });
    expect((await get(`limit=1&cursor=${page.next_cursor}`)).data[0].id).toBe(all.data[1].id);
    expect((await get('status=waiting')).data.map(({ id }: { id: string }) => id)).toEqual([waiting]);
    expect((await get(`status=undone&survey_id=${survey.id}`)).data).toHaveLength(1);
    expect((await get('', { tenantId: platform.otherTenantId })).data).toEqual([]);
    expect((await platform.as().get('/v1/imports?status=lost')).status).toBe(400);
  });

  async function withdrawn(importId: string) {
    const all = await platform.events.all(ResponseWithdrawn);
    const ids = all.filter(({ payload }) => payload.import_id === importId).map(({ payload }) => payload.response_id);
    return { events: ids.length, responses: new Set(ids).size };
  }
});
