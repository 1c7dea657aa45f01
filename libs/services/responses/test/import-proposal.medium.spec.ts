import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { WorkspaceChanged, WorkspaceCreated } from '@hearback/contracts';
import { eventually, medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { publishSurvey, storedResponses, type KnownSurvey } from './builders.js';
import { sheetOf, workbookOf } from './workbook-file.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

describe('proposed imports', () => {
  let platform: Medium;
  let survey: KnownSurvey;

  beforeAll(async () => {
    platform = await medium({
      modules: { responses: ResponsesModule },
      settings: { RESPONSES_IMPORT_MAX_BYTES: '200000' },
    });
    await platform.publish(WorkspaceCreated, {
      workspace_id: platform.tenantId,
      name: 'Shop',
      time_zone: 'Europe/Berlin',
      language: 'de',
      created_at: '2026-01-02T03:04:05.000Z',
    });
    survey = await publishSurvey(platform);
    await platform.drained();
  });
  afterAll(() => platform?.close());

  const upload = async (content: string | Buffer, type = 'text/csv') => {
    const created = await platform.as().post('/v1/imports').send({ survey_id: survey.id });
    expect(created.status).toBe(202);
    return platform.as().put(`/v1/imports/${created.body.id}/content`).set('content-type', type).send(content);
  };
  const finished = (id: string) =>
    eventually(
      async () => {
        const { body } = await platform.as().get(`/v1/imports/${id}`);
        if (body.status !== 'done' && body.status !== 'failed') throw new Error(`still ${body.status}`);
        return body;
      },
      { within: 10_000 },
    );

  it('says what was found in a file, stores nothing, and imports it once it is confirmed', async () => {
    const before = await storedResponses(platform, survey.uuid);
    const csv =
      'Report of today\n\nResponse ID;NPS;Comment;basket;Date\n1;9;;19,5;31.12.2025 23:30\n2;10;;1,5;3.2.2026 08:00\n';
    const proposed = await upload(Buffer.from(csv, 'latin1'));
    expect(proposed.status).toBe(202);
    expect(proposed.body).toMatchObject({
      status: 'proposed',
      proposal: {
        shape: null,
        columns: [
          { name: 'Response ID', examples: ['1', '2'] },
          { name: 'NPS', examples: ['9', '10'] },
          { name: 'Comment', examples: [] },
          { name: 'basket', examples: ['19,5', '1,5'] },
          { name: 'Date', examples: ['31.12.2025 23:30', '3.2.2026 08:00'] },
        ],
        mapping: {
          columns: {
            'Response ID': { to: 'submission_id' },
            NPS: { to: 'answer', key: 'nps' },
            Comment: { to: 'answer', key: 'why' },
            basket: { to: 'hidden_field', key: 'basket' },
            Date: { to: 'submitted_at' },
          },
          encoding: 'utf-8',
          delimiter: ';',
          header_row: 3,
          date_format: 'dd.mm.yyyy',
          decimal: ',',
          time_zone: 'Europe/Berlin',
        },
        questions: [],
      },
    });
    expect(await storedResponses(platform, survey.uuid)).toBe(before);
    const { id } = proposed.body;
    expect((await platform.as().post(`/v1/imports/${id}/start`).send({})).status).toBe(202);
    expect(await finished(id)).toMatchObject({ status: 'done', rows: { accepted: 2 } });
    const stored = await platform.as().get(`/v1/responses?survey_id=${survey.id}&limit=10`);
    expect(stored.body.data.map((each: { submitted_at: string }) => each.submitted_at)).toContain(
      '2025-12-31T22:30:00.000Z',
    );
    expect((await platform.as().post(`/v1/imports/${id}/start`).send({})).status).toBe(409);
  });

  it('asks for the order of days, and reads them as answered', async () => {
    const proposed = await upload('NPS,Timestamp\n9,03/02/2026 10:00\n');
    expect(proposed.body.proposal).toMatchObject({
      shape: 'google-forms',
      rows: 1,
      questions: [
        {
          code: 'date-order',
          options: ['dd/mm/yyyy', 'mm/dd/yyyy'],
          example: '03/02/2026 10:00',
          readings: [
            { option: 'dd/mm/yyyy', from: '2026-02-03', to: '2026-02-03' },
            { option: 'mm/dd/yyyy', from: '2026-03-02', to: '2026-03-02' },
          ],
        },
      ],
    });
    const { id, proposal } = proposed.body;
    const refused = await platform.as().post(`/v1/imports/${id}/start`).send({});
    expect(refused.status).toBe(422);
    expect(refused.body.errors).toMatchObject([{ code: 'date-order' }]);
    const mapping = { ...proposal.mapping, date_format: 'mm/dd/yyyy' };
    expect((await platform.as().post(`/v1/imports/${id}/start`).send({ mapping })).status).toBe(202);
    expect(await finished(id)).toMatchObject({ rows: { accepted: 1 } });
  });

  it('asks for the order of days beside a cell that is no day', async () => {
    const proposed = await upload('NPS,Timestamp,Kundennr.\n9,03/02/2026 10:00,C-1\n8,#REF!,C-2\n');
    expect(proposed.body.proposal).toMatchObject({
      questions: [{ code: 'date-order', options: ['dd/mm/yyyy', 'mm/dd/yyyy'] }],
      mapping: { columns: { 'Kundennr.': { to: 'customer' } } },
    });
    const mostlyNone = await upload('NPS,Timestamp\n9,03/02/2026 10:00\n8,#REF!\n7,?\n');
    expect(mostlyNone.body.proposal.questions[0].options).toHaveLength(5);
  });

  it('proposes the zone to which the workspace was changed', async () => {
    const zone = { workspace_id: platform.tenantId, name: 'Shop', time_zone: 'Asia/Tokyo', language: 'de' };
    await platform.publish(WorkspaceChanged, { ...zone, changed_at: '2026-02-02T03:04:05.000Z' });
    await platform.drained();
    const proposed = await upload('NPS,Date\n9,2026-02-03 10:00\n');
    expect(proposed.body.proposal.mapping.time_zone).toBe('Asia/Tokyo');
  });

  it('proposes again with what the sender says of the file', async () => {
    const proposed = await upload(Buffer.from('NPS,Motif\xe9\n9,a\n', 'latin1'));
    expect(proposed.body.proposal.mapping.encoding).toBe('windows-1252');
    const again = await platform
      .as()
      .post(`/v1/imports/${proposed.body.id}/proposal`)
      .send({ encoding: 'windows-1251' });
    expect(again.body.proposal).toMatchObject({
      mapping: { encoding: 'windows-1251' },
      columns: [{ name: 'NPS' }, { name: 'Motifй' }],
    });
  });

  it('reads UTF-16 and the first visible sheet of a workbook, with days as days and formulas as stored values', async () => {
    const utf16 = await upload(Buffer.from('\ufeffNPS\tid\n9\tß1\n', 'utf16le'));
    expect(utf16.body.proposal).toMatchObject({ columns: [{ name: 'NPS' }, { name: 'id', examples: ['ß1'] }] });
    const proposed = await upload(workbookOf(), XLSX);
    expect(proposed.body.proposal).toMatchObject({
      columns: [
        { name: 'id', examples: ['w1', 'w2', 'w3'] },
        { name: 'NPS', examples: ['9', '10'] },
        { name: 'day', examples: ['2026-02-03'] },
        { name: 'basket', examples: ['19.5'] },
        { name: 'member', examples: ['true'] },
      ],
      questions: [],
    });
    const { id } = proposed.body;
    await platform.as().post(`/v1/imports/${id}/start`).send({});
    const done = await finished(id);
    expect(done.rows).toEqual({ read: 3, accepted: 2, unchanged: 0, rejected: 1 });
    const errors = await platform.as().get(`/v1/imports/${id}/errors`);
    expect(errors.body.data).toMatchObject([{ row: 6, column: 'NPS' }]);
  });

  it.each([
    ['no zip file', Buffer.from('PK\u0003\u0004 and nothing else')],
    ['a part that unpacks to too much', workbookOf({ strings: 'x'.repeat(2_000_000) })],
    ['a document type', workbookOf({ prolog: '<!DOCTYPE x [<!ENTITY a "b">]>' })],
    ['rows out of order', workbookOf({ firstRow: 9 })],
  ])('rejects a workbook with %s, and stores nothing of it', async (_what, content) => {
    const { status, body } = await upload(content, XLSX);
    expect([413, 422]).toContain(status);
    expect(body.detail).toMatch(/workbook|sheet/i);
    expect(await platform.sql('select 1 from responses.import_chunk where byte_offset > 1000')).toEqual([]);
  });

  it('takes reviews of Google and Trustpilot as answers of their own channel, and never as a score of a metric', async () => {
    const reviews = await publishSurvey(platform, { definition: REVIEWS });
    await platform.drained();
    const google =
      'reviewId,reviewer.displayName,starRating,comment,createTime\nR1,Ada,FIVE,Lovely,2026-02-01T10:00:00Z\nR2,Bo,TWO,,2026-02-02T10:00:00Z\n';
    const trustpilot =
      'Review Id,Review Created (UTC),Review Stars,Review Content\nT1,2026-02-03 10:00,4,Good\nT2,2026-02-04 10:00,9,Odd\n';
    for (const [file, shape, rows] of [
      [google, 'google-reviews', { accepted: 2, rejected: 0 }],
      [google, 'google-reviews', { accepted: 0, unchanged: 2 }],
      [google.replaceAll(',', '\t'), 'google-reviews', { accepted: 0, unchanged: 2 }],
      [sheetOf(google), 'google-reviews', { accepted: 0, unchanged: 2 }],
      [trustpilot, 'trustpilot', { accepted: 1, rejected: 1 }],
    ] as const) {
      const path = `/v1/imports?survey_id=${reviews.id}`;
      const type = typeof file === 'string' ? 'text/csv' : XLSX;
      const { body } = await platform.as().post(path).set('content-type', type).send(file).expect(202);
      expect(body.proposal).toMatchObject({ shape, mapping: { channel: 'review' }, questions: [] });
      await platform.as().post(`/v1/imports/${body.id}/start`).send({}).expect(202);
      expect((await finished(body.id)).rows).toMatchObject(rows);
    }
    const { body } = await platform.as().get(`/v1/responses?survey_id=${reviews.id}&channel=review&limit=10`);
    const all = body.data as {
      answers: { question: string; value: unknown }[];
      scores: unknown[];
      customer: unknown;
    }[];
    const stars = all.map(({ answers }) => Number(answers.find(({ question }) => question === 'stars')?.value));
    expect(stars.toSorted((a, b) => a - b)).toEqual([2, 4, 5]);
    expect(all.map(({ scores, customer }) => [scores, customer])).toEqual(all.map(() => [[], null]));
    const columns = { Stars: { to: 'answer', key: 'nps' }, Day: { to: 'submitted_at' } };
    const mapped = { survey_id: survey.id, mapping: { channel: 'review', columns } };
    const created = await platform.as().post('/v1/imports').send(mapped).expect(202);
    const content = platform.as().put(`/v1/imports/${created.body.id}/content`).set('content-type', 'text/csv');
    await content.send('Stars,Day\n9,2026-02-01\n').expect(202);
    expect((await finished(created.body.id)).rows).toMatchObject({ accepted: 0, rejected: 1 });
    const { body: errors } = await platform.as().get(`/v1/imports/${created.body.id}/errors`);
    expect(errors.data).toMatchObject([{ row: 2, column: 'Stars', code: 'review-metric' }]);
  });
});

const REVIEWS = {
  default_language: 'en',
  languages: ['en'],
  texts: {
    en: {
      'welcome.title': 'Reviews',
      'thank_you.title': 'Thanks',
      'questions.stars.title': 'Stars',
      'questions.words.title': 'Review',
    },
  },
  questions: [
    { key: 'stars', kind: 'stars' },
    { key: 'words', kind: 'text', multiline: true, max: 5000 },
  ],
};
