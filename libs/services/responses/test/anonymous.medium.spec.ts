import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnonymousPeriodClosed } from '@hearback/contracts';
import { medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { publishSurvey, type KnownSurvey } from './builders.js';
import { invite, open } from './invitations.js';
import { hiddenInputs } from './page-form.js';
import { pulse } from './pulse.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const TABLES = [
  'anonymous_begun',
  'anonymous_waiting',
  'anonymous_answer',
  'anonymous_submission',
  'anonymous_closed_period',
];

describe('an anonymous survey', () => {
  let platform: Medium;
  let survey: KnownSurvey;
  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule }, now: new Date('2026-10-05T10:00:00Z') });
    survey = await publishSurvey(platform, { definition: pulse });
  });
  afterAll(() => platform?.close());

  const send = (answers: object, more: object = {}) =>
    platform
      .as()
      .post('/v1/responses')
      .send({ survey_id: survey.id, answers, ...more });
  const rows = async (table: string) =>
    platform.sql<Record<string, unknown>>(`select * from responses.${table} where survey_id = $1`, [survey.uuid]);
  const reports = async () => (await platform.events.all(AnonymousPeriodClosed)).map(({ payload }) => payload);
  /** All that is stored of the survey, and the whole log. */
  const everything = async () => {
    const stored = await Promise.all([...TABLES, 'response', 'open_response'].map((table) => rows(table)));
    const log = await platform.sql('select * from messaging.event');
    return JSON.stringify([stored, log]);
  };

  it('stores an answer without customer, time, channel and network before it is acknowledged, and a repeat once', async () => {
    const submission_id = randomUUID();
    const first = await send({ recommend: 9, team: 'shop', why: 'Canary of the first' }, { submission_id });
    expect(first.status).toBe(201);
    expect(first.body.created_at).toMatch(/T00:00:00.000Z$/);
    const [waiting] = await rows('anonymous_waiting');
    expect(Object.keys(waiting!).toSorted()).toEqual(['answer', 'day', 'id', 'survey_id', 'tenant_id']);
    const again = await send({ recommend: 9, team: 'shop', why: 'Canary of the first' }, { submission_id });
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await rows('anonymous_waiting')).toHaveLength(1);
    expect(await everything()).not.toContain(submission_id);
    expect(JSON.stringify(await platform.sql('select * from messaging.event'))).not.toContain('Canary');
  });

  it('takes nothing that says who answered, and gives nothing back', async () => {
    const named = await send({ recommend: 1 }, { customer: { external_id: 'C-1' } });
    expect([named.status, named.body.errors.map((error: { pointer: string }) => error.pointer)]).toEqual([
      422,
      ['/customer'],
    ]);
    const path = `/v1/links/${survey.linkCode}/responses/${randomUUID()}`;
    const body = { edit_key: 'q4nWm1Yc3tB8kXh0vR7sZg', answers: { recommend: 1 } };
    expect(await everything()).not.toContain('C-1');
    const saved = await platform.http.put(path).send({ ...body, complete: true });
    expect(saved.status).toBe(201);
    expect((await platform.http.get(path).set('edit-key', body.edit_key)).status).toBe(404);
    expect(await rows('anonymous_waiting')).toHaveLength(2);
    expect(await rows('open_response')).toHaveLength(0);
  });

  it('refuses every way to single answers with one problem', async () => {
    const file = { survey_id: survey.id };
    const replies = [
      await platform.as().get(`/v1/responses?survey_id=${survey.id}`),
      await platform.as().get(`/v1/responses/count?survey_id=${survey.id}`),
      await platform.as().post('/v1/responses/exports').send({ survey_id: survey.id, format: 'csv' }),
      await platform.as().post('/v1/imports').send(file),
      await platform
        .as()
        .post(`/v1/surveys/${survey.id}/personal-links`)
        .send({ customers: [{ external_id: 'C-1' }] }),
    ];
    for (const { status, body } of replies) expect([status, body.code]).toEqual([403, 'responses.anonymous-survey']);
  });

  it('mixes the answers of a period anew each time, so that neither order nor transaction tells which came together', async () => {
    for (let i = 0; i < 10; i += 1) await send({ recommend: i, team: 'stock', why: `Comment ${i}` });
    platform.clock.advance(3 * HOUR);
    await platform.drained();
    expect(await rows('anonymous_waiting')).toHaveLength(0);
    const before = await rows('anonymous_answer');
    for (let i = 0; i < 6; i += 1) await send({ recommend: 10, team: 'repair' });
    platform.clock.advance(DAY);
    await platform.drained();
    const after = await platform.sql<{ xmin: string; id: string; answer: { texts: { why?: string } } }>(
      'select xmin::text, id, answer from responses.anonymous_answer where survey_id = $1 order by ctid',
      [survey.uuid],
    );
    expect(after).toHaveLength(18);
    expect(new Set(after.map(({ xmin }) => xmin)).size).toBe(1);
    expect(after.filter(({ id }) => before.some((each) => each['id'] === id))).toEqual([]);
    expect(after.every(({ id }) => id[14] === '4')).toBe(true);
    const comments = after.flatMap(({ answer }) => answer.texts.why?.match(/\d/)?.[0] ?? []);
    expect(comments.join('')).not.toBe('0123456789');
  });

  it('shows a period once it is over: one report, and no answer is left', async () => {
    expect(await reports()).toEqual([]);
    platform.clock.advance(32 * DAY);
    await platform.drained();
    const [report, ...others] = await reports();
    expect(others).toEqual([]);
    expect(report).toMatchObject({ survey_id: survey.uuid, audience: 'employees', period: 'month', people: 18 });
    const [team] = report!.dimensions;
    // 1, 6, 10 and 1 who did not say: two cells are below five, and their sum too, so a third one is hidden.
    expect(team!.cells.map(({ people }) => people).filter((people) => people !== null)).toHaveLength(1);
    expect(report!.comments[0]!.texts).toHaveLength(11);
    platform.clock.advance(DAY);
    await platform.drained();
    for (const table of TABLES.slice(0, 4)) expect(await rows(table)).toEqual([]);
    expect(await reports()).toHaveLength(1);
  });

  it('counts nothing of fewer than five people, and shows nothing of them', async () => {
    for (let i = 0; i < 4; i += 1) await send({ recommend: 3, team: 'shop', why: 'Alone' });
    platform.clock.advance(32 * DAY);
    await platform.drained();
    platform.clock.advance(DAY);
    await platform.drained();
    const report = (await reports()).at(-1)!;
    expect(report).toMatchObject({ people: null, dimensions: [], measures: [{ counts: null }] });
    expect(await everything()).not.toContain('Alone');
  });

  it('promises it on the page, in the language of the customer, and offers no way back to the answer', async () => {
    const page = await platform.http.get(`/s/${survey.linkCode}?lang=de`);
    expect(page.text).toContain('Anonym:');
    const form = { ...hiddenInputs(page.text), recommend: '2' };
    const thanks = await platform.http.post(`/s/${survey.linkCode}`).type('form').send(form);
    expect(thanks.status).toBe(200);
    const done = thanks.text.includes('name="why"')
      ? await platform.http
          .post(`/s/${survey.linkCode}`)
          .type('form')
          .send({ ...hiddenInputs(thanks.text), why: 'x' })
      : thanks;
    expect(done.text).toContain('Vielen Dank');
    expect(done.text).not.toMatch(/value="(edit|withdraw)"/);
    expect(done.text).toContain('Anonym:');
    expect(await rows('anonymous_waiting')).toHaveLength(1);
  });

  it('gives an invitation one answer, and keeps nothing that ties both', async () => {
    const { id, page } = await invite(platform, survey);
    const browser = await open(platform, page, '?score=1');
    const last = { recommend: '1', why: 'Canary of the invited', team: 'shop' };
    let reply = await browser.send(last);
    for (let screens = 0; screens < 4 && !reply.text.includes('Thank you'); screens += 1)
      reply = await platform.http
        .post(page)
        .type('form')
        .send({ ...hiddenInputs(reply.text), ...last });
    expect(reply.text).toContain('Thank you');
    expect((await open(platform, page)).status).toBe(410);
    await platform.drained();
    const [link] = await platform.sql<{ used_submission_id: string; used_completely: boolean }>(
      'select * from responses.invitation_link where invitation_id = $1',
      [id],
    );
    expect(link!.used_completely).toBe(true);
    expect(await platform.sql('select * from responses.link_observation')).toEqual([]);
    const stored = JSON.stringify([await rows('anonymous_waiting'), await rows('anonymous_submission')]);
    expect(stored).toContain('Canary of the invited');
    for (const trace of [id, link!.used_submission_id, browser.own[':submission']!, 'M-1'])
      expect(stored).not.toContain(trace);
    const told = await platform.sql('select type from messaging.event where body::text like $1', [`%${id}%`]);
    expect(told.map((event) => event['type'])).toEqual([
      'survey.invitation-claimed.v1',
      'notifications.invitation-mail-delivered.v1',
    ]);
  });
});
