import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { definition, publishSurvey, storedResponses, type KnownSurvey } from './builders.js';

const OTHER = {
  ...definition,
  texts: { en: { 'questions.stay.title': 'Will you stay?' } },
  languages: ['en'],
  questions: [{ key: 'stay', kind: 'nps' }],
  hidden_fields: [],
};

describe('an import from its file alone', () => {
  let platform: Medium;
  let visit: KnownSurvey;

  beforeAll(async () => {
    platform = await medium({
      modules: { responses: ResponsesModule },
      settings: { RESPONSES_IMPORT_MAX_BYTES: '20000' },
    });
    visit = await publishSurvey(platform);
    await publishSurvey(platform, { definition: OTHER });
  });
  afterAll(() => platform?.close());

  const send = (
    content: string | Buffer,
    type = 'text/csv',
    query = '',
    headers: Record<string, string> = {},
    caller = platform.as(),
  ) => caller.post(`/v1/imports${query}`).set(headers).set('content-type', type).send(content);
  const start = (id: string, body: object = {}) => platform.as().post(`/v1/imports/${id}/start`).send(body);
  const done = (id: string) =>
    eventually(
      async () => {
        const { body } = await platform.as().get(`/v1/imports/${id}`);
        if (body.status !== 'done') throw new Error(`still ${body.status}`);
        return body;
      },
      { within: 10_000 },
    );
  const imports = async () => (await platform.sql('select 1 from responses.import')).length;

  it('proposes in one call how to read it, in the charset it names, for the survey that its columns fit', async () => {
    const file = Buffer.from('nps;why\n3;zu sp\xe4t, \x80 5\n', 'latin1');
    const sent = await send(file, 'text/csv; charset=windows-1252', '?file_name=besuch%20m%C3%A4rz.csv');
    expect(sent.status).toBe(202);
    expect(sent.headers['location']).toBe(`/v1/imports/${sent.body.id}`);
    expect(sent.body).toMatchObject({
      survey_id: visit.id,
      file_name: 'besuch märz.csv',
      status: 'proposed',
      proposal: { mapping: { encoding: 'windows-1252', delimiter: ';' }, questions: [] },
    });
    expect((await start(sent.body.id)).status).toBe(202);
    expect((await done(sent.body.id)).rows).toMatchObject({ accepted: 1 });
    const { body } = await platform.as().get(`/v1/responses?survey_id=${visit.id}`);
    expect(body.data[0].answers).toMatchObject([{ question: 'why', value: 'zu spät, € 5' }]);
  });

  it('takes the charset as a hint that the content overrules', async () => {
    const utf8 = await send(Buffer.from('nps,Motif\xe9\n9,a\n', 'latin1'), 'text/csv; charset=UTF-8');
    expect(utf8.body.proposal.mapping.encoding).toBe('windows-1252');
    const marked = await send('\ufeffnps,Motifé\n9,a\n', 'text/csv;charset="ISO-8859-1"');
    expect(marked.body.proposal).toMatchObject({ mapping: { encoding: 'utf-8' }, columns: [{}, { name: 'Motifé' }] });
    const unknown = await send('nps\n9\n', 'text/csv; charset=ebcdic');
    expect([unknown.status, unknown.body.detail]).toEqual([415, expect.stringContaining('windows-1252')]);
  });

  it('takes the charset of an upload to an import with a mapping', async () => {
    const mapping = { columns: { nps: { to: 'answer', key: 'nps' }, why: { to: 'answer', key: 'why' } } };
    const { body: created } = await platform.as().post('/v1/imports').send({ survey_id: visit.id, mapping });
    const put = platform.as().put(`/v1/imports/${created.id}/content`);
    await put
      .set('content-type', 'text/csv; charset=windows-1251')
      .send(Buffer.from('nps,why\n3,\xe4\xe0\n', 'latin1'));
    await done(created.id);
    const { body } = await platform.as().get(`/v1/responses?survey_id=${visit.id}&limit=1`);
    expect(body.data[0].answers).toMatchObject([{ value: 'да' }]);
  });

  it('is the same import for the same Idempotency-Key and file, and rejects another file', async () => {
    const before = await imports();
    const caller = platform.as();
    const keyed = (content: string) => send(content, 'text/csv', '', { 'idempotency-key': 'file-1' }, caller);
    const [first, second] = await Promise.all([1, 2].map(() => keyed('nps\n9\n')));
    expect([first!.status, second!.status]).toEqual([202, 202]);
    expect(second!.body.id).toBe(first!.body.id);
    const other = await keyed('nps\n10\n');
    expect(other.body).toMatchObject({ status: 422, code: 'responses.key-reused' });
    const again = await keyed('nps\n9\n');
    expect(again.body).toMatchObject({ id: first!.body.id, proposal: { mapping: { columns: { nps: {} } } } });
    expect(await imports()).toBe(before + 1);
  });

  it('asks for the survey if several fit, and imports into the one that is named', async () => {
    const twin = await publishSurvey(platform);
    const sent = await send('nps\n9\n');
    expect(sent.body.proposal.questions).toMatchObject([
      { code: 'survey', options: expect.arrayContaining([twin.id]) },
    ]);
    const refused = await start(sent.body.id, { mapping: sent.body.proposal.mapping });
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toMatchObject([{ pointer: '/survey_id', code: 'survey' }]);
    const named = await platform.as().post(`/v1/imports/${sent.body.id}/proposal`).send({ survey_id: twin.id });
    expect(named.body).toMatchObject({ survey_id: twin.id, proposal: { questions: [] } });
    expect((await start(sent.body.id, { survey_id: twin.id })).body).toMatchObject({ survey_id: twin.id });
    await done(sent.body.id);
    expect(await storedResponses(platform, twin.uuid)).toBe(1);
    const direct = await send('nps\n10\n', 'text/csv', `?survey_id=${twin.id}`);
    expect(direct.body).toMatchObject({ survey_id: twin.id, proposal: { questions: [] } });
  });

  it('stores nothing of a file that cannot be read or is too large, nor for a survey of another workspace', async () => {
    const before = await imports();
    expect((await send('', 'text/csv', `?survey_id=${visit.id}`)).status).toBeGreaterThanOrEqual(400);
    expect((await send(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).status).toBe(422);
    expect((await send('x'.repeat(30_000))).status).toBe(413);
    expect((await send('nps\n9\n', 'text/csv', `?survey_id=srv_${'0'.repeat(32)}`)).status).toBe(404);
    expect((await send('nps\n9\n', 'text/csv', '?mapping=x')).status).toBe(400);
    const stranger = platform.as({ tenantId: platform.otherTenantId }).post(`/v1/imports?survey_id=${visit.id}`);
    expect((await stranger.set('content-type', 'text/csv').send('nps\n9\n')).status).toBe(404);
    expect(await imports()).toBe(before);
    expect((await platform.as().post('/v1/imports?survey_id=x').send({ survey_id: visit.id })).status).toBe(400);
  });
});
