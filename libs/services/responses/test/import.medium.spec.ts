import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ResponseSubmitted, SurveyClosed } from '@hearback/contracts';
import { eventually, medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { publishSurvey, storedResponses, type KnownSurvey } from './builders.js';
import { exportPath } from './started-export.js';

const columns = {
  id: { to: 'submission_id' },
  nps: { to: 'answer', key: 'nps' },
  why: { to: 'answer', key: 'why' },
  basket: { to: 'hidden_field', key: 'basket' },
};

interface ImportBody {
  readonly id: string;
  readonly status: string;
  readonly progress: number;
  readonly rows: { read: number; accepted: number; unchanged: number; rejected: number };
  readonly errors_total: number;
  readonly failure: { code: string; detail: string; row: number | null } | null;
}

describe('imports', () => {
  let platform: Medium;

  beforeAll(async () => {
    platform = await medium({
      modules: { responses: ResponsesModule },
      settings: {
        RESPONSES_IMPORT_BATCH_ROWS: '50',
        RESPONSES_IMPORT_MAX_BYTES: '200000',
        RESPONSES_IMPORT_MAX_ROWS: '2000',
      },
    });
  });
  afterAll(() => platform?.close());

  const create = async (survey: KnownSurvey, mapping: object = { columns }, more: object = {}): Promise<ImportBody> => {
    const reply = await platform
      .as()
      .post('/v1/imports')
      .send({ survey_id: survey.id, mapping, ...more });
    expect(reply.status).toBe(202);
    expect(reply.headers['location']).toBe(`/v1/imports/${reply.body.id}`);
    return reply.body;
  };
  const put = (id: string, content: string | Buffer) =>
    platform.as().put(`/v1/imports/${id}/content`).set('content-type', 'text/csv').send(content);
  const read = async (id: string): Promise<ImportBody> => (await platform.as().get(`/v1/imports/${id}`)).body;
  const finished = (id: string) =>
    eventually(
      async () => {
        const state = await read(id);
        if (state.status !== 'done' && state.status !== 'failed') throw new Error(`still ${state.status}`);
        return state;
      },
      { within: 20_000 },
    );
  const run = async (
    survey: KnownSurvey,
    content: string | Buffer,
    mapping?: object,
    more?: object,
  ): Promise<ImportBody> => {
    const { id } = await create(survey, mapping, more);
    expect((await put(id, content)).status).toBe(202);
    return finished(id);
  };
  const errorsOf = async (id: string, query = '') => (await platform.as().get(`/v1/imports/${id}/errors${query}`)).body;
  const rowsOf = (count: number) =>
    ['id,nps,why,basket', ...Array.from({ length: count }, (_, i) => `r${i},${9 + (i % 2)},,${i}`)].join('\n');

  it('accepts valid rows, reports invalid ones by row and column, and changes nothing when repeated', async () => {
    const survey = await publishSurvey(platform);
    const csv = [
      'id,nps,why,basket,ignored',
      'a,9,,10,x',
      'b,3,"Too slow, ""very""",,x',
      'c,,,,x',
      'd,11,,,x',
      'e,9,,much,x',
      'a,9,,10,x',
      'a,10,,10,x',
      'f,9',
      'g,9,,1,x,y',
      'h,2,,1,x',
    ].join('\r\n');
    const done = await run(survey, csv);
    expect(done).toMatchObject({
      status: 'done',
      progress: 100,
      rows: { read: 10, accepted: 3, unchanged: 1, rejected: 6 },
      errors_total: 6,
      failure: null,
    });
    const { data } = await errorsOf(done.id);
    expect(data.map(({ row, column, code }: Record<string, unknown>) => [row, column, code])).toEqual([
      [4, 'nps', 'required'],
      [5, 'nps', expect.any(String)],
      [6, 'basket', expect.any(String)],
      [8, 'id', 'submission-reused'],
      [10, null, 'too-many-columns'],
      [11, 'why', 'required'],
    ]);
    const first = await errorsOf(done.id, '?limit=3');
    expect(first.has_more).toBe(true);
    const second = await errorsOf(done.id, `?limit=100&cursor=${first.next_cursor}`);
    expect([...first.data, ...second.data]).toEqual(data);
    const events = (await platform.events.all(ResponseSubmitted)).filter(
      ({ payload }) => payload.survey_id === survey.uuid,
    );
    expect(events.map(({ payload }) => payload.channel)).toEqual(['import', 'import', 'import']);
    const again = await run(survey, csv);
    expect(again.rows).toEqual({ read: 10, accepted: 0, unchanged: 4, rejected: 6 });
    expect(await storedResponses(platform, survey.uuid)).toBe(3);
  });

  it('names a required question to which no column is mapped', async () => {
    const survey = await publishSurvey(platform);
    const done = await run(survey, 'age\n30\n', { columns: { age: { to: 'answer', key: 'age' } } });
    const { data } = await errorsOf(done.id);
    expect(data).toMatchObject([{ row: 2, column: null, code: 'required' }]);
    expect(data[0].detail).toMatch(/^the question `nps`, to which no column is mapped, /);
  });

  it('lets rules open tasks for its answers only if asked to', async () => {
    const survey = await publishSurvey(platform);
    const csv = 'id,nps,why,basket\n';
    expect(await run(survey, `${csv}a,3,Slow,1\n`)).toMatchObject({ open_tasks: false });
    expect(await run(survey, `${csv}b,3,Slow,1\n`, undefined, { open_tasks: true })).toMatchObject({
      open_tasks: true,
    });
    const events = (await platform.events.all(ResponseSubmitted)).filter(
      ({ payload }) => payload.survey_id === survey.uuid,
    );
    expect(events.map(({ payload }) => payload.open_tasks)).toEqual(expect.arrayContaining([false, true]));
  });

  it('changes nothing when an export comes back into its survey, and keeps the texts in another', async () => {
    const survey = await publishSurvey(platform);
    for (const why of ['=1+1', '-5 °C outside', '@home; "really"\nyes']) {
      const answers = { nps: 3, why, source: 'other:+1' };
      const sent = await platform.as().post('/v1/responses').send({ survey_id: survey.id, answers });
      expect(sent.status).toBe(201);
    }
    const exported = await platform.as().get(await exportPath(platform, { survey_id: survey.id }));
    const answer = (key: string) => ({ to: 'answer', key });
    const mapping = {
      columns: {
        id: { to: 'submission_id' },
        submitted_at: { to: 'submitted_at' },
        language: { to: 'language' },
        customer: { to: 'customer' },
        nps: answer('nps'),
        why: answer('why'),
        source: answer('source'),
      },
    };
    expect((await run(survey, exported.text, mapping)).rows).toMatchObject({ accepted: 0, unchanged: 3 });
    const other = await publishSurvey(platform);
    expect((await run(other, exported.text, mapping)).rows).toMatchObject({ accepted: 3, unchanged: 0 });
    expect((await run(other, exported.text, mapping)).rows).toMatchObject({ accepted: 0, unchanged: 3 });
    const stored = await platform.as().get(`/v1/responses?survey_id=${other.id}&limit=10`);
    const texts = stored.body.data.flatMap((each: { answers: { question: string; value: unknown }[] }) =>
      each.answers.filter(({ question }) => question !== 'nps').map(({ value }) => value),
    );
    expect(texts.toSorted()).toEqual(
      ['=1+1', '-5 °C outside', '@home; "really"\nyes', 'other:+1', 'other:+1', 'other:+1'].toSorted(),
    );
  });

  it('stores new rows among repeated ones, in any transaction', async () => {
    const survey = await publishSurvey(platform);
    const [header, ...rows] = rowsOf(230).split('\n');
    expect((await run(survey, [header, rows[60], rows[199]].join('\n'))).rows.accepted).toBe(2);
    const other = 'r120,3,other words,1';
    const done = await run(survey, [header, ...rows, other].join('\n'));
    expect(done).toMatchObject({ rows: { read: 231, accepted: 228, unchanged: 2, rejected: 1 }, errors_total: 1 });
    expect((await errorsOf(done.id)).data).toMatchObject([{ row: 232, column: 'id', code: 'submission-reused' }]);
    expect(await storedResponses(platform, survey.uuid)).toBe(230);
    const events = (await platform.events.all(ResponseSubmitted)).filter(
      ({ payload }) => payload.survey_id === survey.uuid,
    );
    expect(new Set(events.map(({ payload }) => payload.response_id)).size).toBe(230);
    expect(events).toHaveLength(230);
  });

  it('counts in a dry run as in a real run, and stores nothing', async () => {
    const survey = await publishSurvey(platform);
    const csv = [...rowsOf(120).split('\n'), 'r5,10,,5', 'r6,10,,6', 'bad,x,,1'].join('\n');
    const dry = await run(survey, csv, undefined, { dry_run: true });
    expect(await storedResponses(platform, survey.uuid)).toBe(0);
    const real = await run(survey, csv);
    expect(dry.rows).toEqual(real.rows);
    expect((await errorsOf(dry.id)).data).toEqual((await errorsOf(real.id)).data);
    expect((await run(survey, csv, undefined, { dry_run: true })).rows).toMatchObject({ accepted: 0, unchanged: 121 });
    expect(await platform.sql('select 1 from responses.import_trial')).toEqual([]);
  });

  it('identifies rows without an id by content and its occurrences, not by row number', async () => {
    const survey = await publishSurvey(platform);
    const { id: _id, ...unnamed } = columns;
    const csv = 'nps,why,basket\n9,,1\n9,,1\n';
    expect((await run(survey, csv, { columns: unnamed })).rows.accepted).toBe(2);
    expect((await run(survey, csv, { columns: unnamed })).rows.unchanged).toBe(2);
    const newer = 'nps,why,basket\n10,,1\n9,,1\n9,,1\n9,,1\n';
    expect((await run(survey, newer, { columns: unnamed })).rows).toMatchObject({ accepted: 2, unchanged: 2 });
  });

  it('reads delimiters, empty values, dates, decimals, labels, times and customers according to the mapping', async () => {
    const survey = await publishSurvey(platform);
    const mapping = {
      columns: {
        Note: { to: 'answer', key: 'nps' },
        Quelle: { to: 'answer', key: 'source' },
        Tag: { to: 'answer', key: 'day' },
        Korb: { to: 'hidden_field', key: 'basket' },
        Wann: { to: 'submitted_at' },
        Kunde: { to: 'customer' },
        Sprache: { to: 'language' },
      },
      delimiter: ';',
      empty_values: ['NA'],
      date_format: 'dd.mm.yyyy',
      utc_offset: '+02:00',
      decimal: ',',
    };
    const csv =
      '\ufeffNote;Quelle;Tag;Korb;Wann;Kunde;Sprache\n9;A friend;1.2.2025;19,5;03.02.2025 10:30;C-1;fr\n10;ad;NA;NA;3.2.2025;NA;NA\n7;ad;NA;NA;NA;NA;NA\n8;;;;31.02.2025;;\n';
    const done = await run(survey, csv, mapping);
    expect(done.rows).toMatchObject({ accepted: 2, rejected: 2 });
    const { payload } = await platform.events.next(
      ResponseSubmitted,
      (event) => event.payload.survey_id === survey.uuid && event.payload.customer !== null,
    );
    expect(payload).toMatchObject({
      submitted_at: '2025-02-03T08:30:00.000Z',
      language: 'fr',
      customer: { external_id: 'C-1' },
      attributes: [{ key: 'basket', value: 19.5, segment: '<=20' }],
    });
    expect(payload.answers).toEqual([
      { question: 'source', kind: 'single', value: 'friend' },
      { question: 'day', kind: 'date', value: '2025-02-01' },
    ]);
  });

  const head = 'id,nps,why,basket\n';
  // The encoding is detected from the first 64 KiB.
  const UNREADABLE = Buffer.from(
    `${head}${Array.from({ length: 1301 }, (_, i) => `r${i},3,${'x'.repeat(50)},1\n`).join('')}y,3,caf\xe9,1\nz,9,,1\n`,
    'latin1',
  );
  it.each<[string, string | Buffer, string, number]>([
    ['no content', '', 'empty', 0],
    ['a header and no rows', head, 'no-rows', 0],
    ['an old Excel workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'not-text', 0],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'missing-column', 0],
    ['a mapped column twice', 'id,nps,why,nps,basket\na,9,,9,1\n', 'duplicate-column', 0],
    ['a mapped column that is missing', 'id,nps,why\na,9,\n', 'missing-column', 0],
    ['text that is not in its encoding', UNREADABLE, 'not-utf8', 1302],
    ['1,001 columns', `${Array.from({ length: 1001 }, (_, i) => `c${i}`).join(',')}\n`, 'too-many-columns', 0],
    ['2,001 rows', rowsOf(2001), 'too-many-rows', 2000],
  ])('fails on %s with a reason, and keeps the rows before it', async (_what, content, code, accepted) => {
    const survey = await publishSurvey(platform);
    const failed = await run(survey, content);
    expect(failed).toMatchObject({ status: 'failed', failure: { code }, rows: { accepted } });
    expect(failed.failure!.detail).toMatch(/\.$/);
    expect(await storedResponses(platform, survey.uuid)).toBe(accepted);
    expect(await platform.sql('select 1 from responses.import_chunk')).toEqual([]);
  });

  it('rejects only the rows with a NUL character, a huge cell or an open quote', async () => {
    const survey = await publishSurvey(platform);
    const done = await run(
      survey,
      `${head}a,9,,1\nb,3,"a\u0000b",1\nc,3,${'x'.repeat(10_001)},1\nd\u0000,9,,1\ne,9,,1\nf,9,"open,1\ng,9,,1\n`,
    );
    expect(done).toMatchObject({ status: 'done', rows: { read: 7, accepted: 3, rejected: 4 } });
  });

  it('rejects files that are too large or of another type, and stores nothing of them', async () => {
    const survey = await publishSurvey(platform);
    const { id } = await create(survey);
    expect((await put(id, `${head}${'x'.repeat(200_000)}`)).status).toBe(413);
    const streamed = await fetch(`${platform.url}/v1/imports/${id}/content`, {
      method: 'PUT',
      headers: { ...platform.headersOf(), 'content-type': 'text/csv' },
      body: Readable.toWeb(Readable.from(Array.from({ length: 300 }, () => Buffer.alloc(1000, 'x')))) as never,
      duplex: 'half',
    } as RequestInit).then(
      (reply) => reply.status,
      () => 413,
    );
    expect(streamed).toBe(413);
    expect((await platform.as().put(`/v1/imports/${id}/content`).send({})).status).toBe(415);
    await eventually(async () => expect(await platform.sql('select 1 from responses.import_chunk')).toEqual([]));
    expect((await read(id)).status).toBe('waiting');
    expect((await put(id, rowsOf(3))).status).toBe(202);
    expect((await finished(id)).rows.accepted).toBe(3);
  });

  it('accepts the same content again, and rejects other content once processing has begun', async () => {
    const survey = await publishSurvey(platform);
    const { id } = await create(survey);
    await put(id, 'broken');
    expect((await finished(id)).status).toBe('failed');
    expect((await put(id, rowsOf(10))).status).toBe(202);
    const done = await finished(id);
    expect(done).toMatchObject({ status: 'done', failure: null, rows: { accepted: 10 } });
    expect((await put(id, rowsOf(10))).status).toBe(202);
    expect(await read(id)).toEqual(done);
    expect((await put(id, rowsOf(11))).status).toBe(409);
    expect(await storedResponses(platform, survey.uuid)).toBe(10);
  });

  it('resumes exactly at the last checkpoint after a crash', async () => {
    const survey = await publishSurvey(platform);
    const { id } = await create(survey);
    // From here on the database aborts every transaction of this import beyond row 600, as a crash would.
    await platform.sql(
      `alter table responses.import add constraint planted_check check (survey_id <> '${survey.uuid}' or rows_read <= 600)`,
    );
    await platform.sql(
      `create function responses.planted() returns trigger language plpgsql as
       $$ begin if new.survey_id = '${survey.uuid}' and new.rows_read > 600 then raise exception 'gone' using errcode = '57P01'; end if; return new; end $$`,
    );
    await platform.sql(
      'create trigger planted before update on responses.import for each row execute function responses.planted()',
    );
    await put(id, rowsOf(1500));
    await eventually(async () => expect((await read(id)).rows.read).toBe(600), { within: 10_000 });
    expect(await storedResponses(platform, survey.uuid)).toBe(600);
    await platform.sql('drop trigger planted on responses.import');
    await platform.sql('alter table responses.import drop constraint planted_check');
    await eventually(
      async () => {
        platform.clock.advance(5_000);
        expect((await read(id)).status).toBe('done');
      },
      { within: 20_000 },
    );
    expect((await read(id)).rows).toEqual({ read: 1500, accepted: 1500, unchanged: 0, rejected: 0 });
    expect(await storedResponses(platform, survey.uuid)).toBe(1500);
    const events = (await platform.events.all(ResponseSubmitted)).filter(
      ({ payload }) => payload.survey_id === survey.uuid,
    );
    expect(events).toHaveLength(1500);
  });

  it('counts all errors and stores the first thousand', async () => {
    const survey = await publishSurvey(platform);
    const csv = ['id,nps,why,basket', ...Array.from({ length: 1100 }, (_, i) => `r${i},bad,,1`)].join('\n');
    const done = await run(survey, csv);
    expect(done).toMatchObject({ status: 'done', rows: { accepted: 0, rejected: 1100 }, errors_total: 1100 });
    expect(
      await platform.sql('select 1 from responses.import_error where code = $1 and row_number > 1002', ['wrong-type']),
    ).toEqual([]);
  });

  it.each<[string, object, number]>([
    ['a key that the survey does not declare', { columns: { a: { to: 'answer', key: 'nope' } } }, 422],
    ['no answer at all', { columns: { a: { to: 'customer' } } }, 422],
    [
      'two columns for one answer',
      { columns: { a: { to: 'answer', key: 'nps' }, b: { to: 'answer', key: 'nps' } } },
      422,
    ],
    ['an unknown target', { columns: { a: { to: 'tenant_id' } } }, 422],
    ['columns that are a list', { columns: [1] }, 422],
    ['an unknown option', { columns, tenant_id: 'x' }, 400],
    ['an unknown delimiter', { columns, delimiter: 'x' }, 400],
    ['no columns', {}, 400],
  ])('rejects a mapping with %s', async (_what, mapping, status) => {
    const survey = await publishSurvey(platform);
    const reply = await platform.as().post('/v1/imports').send({ survey_id: survey.id, mapping });
    expect(reply.status).toBe(status);
    expect(reply.headers['content-type']).toContain('application/problem+json');
    expect(reply.body.errors.length).toBeGreaterThan(0);
    expect(await platform.sql('select 1 from responses.import where survey_id = $1', [survey.uuid])).toEqual([]);
  });

  it('accepts only open surveys of the workspace, and is not visible to others', async () => {
    const foreign = await publishSurvey(platform, {}, platform.otherTenantId);
    const request = (survey_id: string) => platform.as().post('/v1/imports').send({ survey_id, mapping: { columns } });
    expect((await request(foreign.id)).status).toBe(404);
    const survey = await publishSurvey(platform);
    const { id } = await create(survey);
    const other = platform.as({ tenantId: platform.otherTenantId });
    expect((await other.get(`/v1/imports/${id}`)).status).toBe(404);
    expect((await other.get(`/v1/imports/${id}/errors`)).status).toBe(404);
    const sent = await other.put(`/v1/imports/${id}/content`).set('content-type', 'text/csv').send('a,b');
    expect(sent.status).toBe(404);
    expect((await platform.as().get(`/v1/imports/imp_${randomUUID().replaceAll('-', '')}`)).status).toBe(404);
    await platform.publish(SurveyClosed, { survey_id: survey.uuid, closed_at: '2026-02-02T00:00:00.000Z' });
    await eventually(async () => expect((await request(survey.id)).status).toBe(409));
    await put(id, rowsOf(2));
    expect(await finished(id)).toMatchObject({ status: 'failed', failure: { code: 'survey-closed' } });
  });
});
