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
const TABLES = ['begun', 'waiting', 'answer', 'submission'] as const;
const EDIT_KEY = 'q4nWm1Yc3tB8kXh0vR7sZg';

interface Answer {
  readonly scores: Record<string, number>;
  readonly choices: Record<string, string>;
  readonly texts: Record<string, string>;
}

describe('an answer to an anonymous survey that is not complete', () => {
  let platform: Medium;
  let survey: KnownSurvey;
  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule }, now: new Date('2026-10-05T10:00:00Z') });
    survey = await publishSurvey(platform, { definition: pulse });
  });
  afterAll(() => platform?.close());

  const save = (id: string, answers: object, complete = false) =>
    platform.http
      .put(`/v1/links/${survey.linkCode}/responses/${id}`)
      .send({ edit_key: EDIT_KEY, answers, ...(complete && { complete }) });
  /** In the order in which they lie, with the transaction that wrote them. */
  const rows = (table: (typeof TABLES)[number]) =>
    platform.sql<{ answer: Answer; day: string; transaction: string }>(
      `select *, ${table === 'answer' ? 'null' : 'day::text'} as day, xmin::text as transaction
       from responses.anonymous_${table} where survey_id = $1 order by ctid`,
      [survey.uuid],
    );
  const counts = async () => Promise.all(TABLES.map(async (table) => (await rows(table)).length));
  /** Answers that count, or will. */
  const counted = async () => [...(await rows('waiting')), ...(await rows('answer'))].map(({ answer }) => answer);

  it('is stored before the 2xx with its day and a keyed digest, and each further save replaces what it names', async () => {
    const id = randomUUID();
    const first = await save(id, { recommend: 2, team: 'shop', why: null });
    expect([first.status, first.body]).toMatchObject([201, { complete: false, submission_id: id }]);
    expect(Date.parse(first.body.editable_until)).toBeGreaterThan(platform.clock.now().getTime());
    const again = await save(id, { recommend: 2, team: 'shop', why: null });
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect((await save(id, { why: 'Canary' })).status).toBe(200);
    expect((await save(id, { team: null })).status).toBe(200);
    expect(await counts()).toEqual([1, 0, 0, 0]);
    const [columns] = await platform.sql<object>('select * from responses.anonymous_begun');
    expect(Object.keys(columns!).toSorted()).toEqual(['answer', 'day', 'digest', 'survey_id', 'tenant_id']);
    expect((await rows('begun'))[0]).toMatchObject({
      day: '2026-10-05',
      answer: { scores: { recommend: 2 }, choices: {}, texts: { why: 'Canary' } },
    });
    for (const trace of [id, EDIT_KEY]) expect(JSON.stringify(await rows('begun'))).not.toContain(trace);
    expect(JSON.stringify(await platform.sql('select * from messaging.event'))).not.toContain('Canary');
    for (const wrong of [{}, { recommend: null }, { recommend: 11 }, { other: 1 }])
      expect((await save(randomUUID(), wrong)).status).toBe(422);
    expect(await counts()).toEqual([1, 0, 0, 0]);
  });

  it('is completed once with what was saved before, and later saves change nothing', async () => {
    const id = randomUUID();
    await save(id, { recommend: 3 });
    expect((await save(id, { why: 'No lockers' }, true)).body).toMatchObject({ complete: true });
    const whole = { scores: { recommend: 3 }, choices: {}, texts: { why: 'No lockers' } };
    expect(await counted()).toEqual([whole]);
    for (const isComplete of [false, true]) {
      const late = await save(id, { recommend: 9 }, isComplete);
      expect([late.status, late.body.complete]).toEqual([200, true]);
    }
    expect([await counted(), await counts()]).toEqual([[whole], [1, 1, 0, 1]]);
  });

  it('counts once, however many saves and completions of it come at the same time', async () => {
    const id = randomUUID();
    const replies = await Promise.all([
      ...[1, 2, 3].map(() => save(id, { recommend: 4 })),
      ...[1, 2].map(() => save(id, { recommend: 4 }, true)),
      ...[1, 2, 3].map(() => save(id, { recommend: 4 })),
    ]);
    expect(replies.every(({ status }) => status === 200 || status === 201)).toBe(true);
    expect(await counts()).toEqual([1, 2, 0, 2]);
  });

  it('is written anew in random order while its day goes on, so that neither order nor transaction tells who came first', async () => {
    for (let i = 0; i < 9; i += 1) await save(randomUUID(), { why: `Comment ${i}` });
    platform.clock.advance(4 * HOUR);
    await platform.drained();
    const begun = await rows('begun');
    expect(begun).toHaveLength(10);
    expect(new Set(begun.map(({ transaction }) => transaction)).size).toBe(1);
    const order = begun.flatMap(({ answer }) => answer.texts['why']?.match(/\d/)?.[0] ?? []);
    expect(order.join('')).not.toBe('012345678');
  });

  it('can be completed for two hours after midnight; then it counts as it is, once, and a late completion is refused', async () => {
    const [left, slow] = [randomUUID(), randomUUID()];
    await save(left, { recommend: 1, why: 'Left here' });
    await save(slow, { recommend: 7 });
    platform.clock.advance(11 * HOUR);
    await platform.drained();
    expect((await save(slow, { why: 'At one in the morning' }, true)).status).toBe(200);
    expect((await rows('begun')).length).toBe(11);
    platform.clock.advance(3 * HOUR);
    await platform.drained();
    expect(await rows('begun')).toEqual([]);
    expect((await counted()).filter(({ texts }) => texts['why'] === 'Left here')).toHaveLength(1);
    const before = await counts();
    for (const isComplete of [false, true, true]) {
      const late = await save(left, { recommend: 1, why: 'Too late' }, isComplete);
      expect([late.status, late.body.code]).toEqual([409, 'responses.answers-final']);
    }
    const body = { survey_id: survey.id, submission_id: left, answers: { recommend: 1 } };
    expect((await platform.as().post('/v1/responses').send(body)).status).toBe(409);
    platform.clock.advance(DAY);
    await platform.drained();
    const [, waiting, answers] = await counts();
    expect(waiting! + answers!).toBe(before[1]! + before[2]!);
    expect(JSON.stringify(await counted())).not.toContain('Too late');
  });

  it('of the last day of a period is in its report', async () => {
    const people = (await counted()).length;
    platform.clock.advance(Date.parse('2026-10-31T23:30:00Z') - platform.clock.now().getTime());
    await platform.drained();
    await save(randomUUID(), { recommend: 0 });
    platform.clock.advance(3 * DAY);
    await platform.drained();
    const reports = (await platform.events.all(AnonymousPeriodClosed)).map(({ payload }) => payload);
    expect(reports).toMatchObject([{ people: people + 1 }]);
    expect((await counts()).slice(0, 3)).toEqual([0, 0, 0]);
  });

  it('of a page without script is stored before the next screen is shown, which says so', async () => {
    const [recommend, team, why] = pulse.questions;
    const followUp = { ...why, show_if: { question: 'recommend', op: 'lte', value: 6 } };
    const asked = await publishSurvey(platform, { definition: { ...pulse, questions: [recommend, team, followUp] } });
    const stored = (table: string) =>
      platform.sql(`select answer from responses.anonymous_${table} where survey_id = $1`, [asked.uuid]);
    const path = `/s/${asked.linkCode}`;
    const send = (form: object) => platform.http.post(path).type('form').send(form);
    const first = hiddenInputs((await platform.http.get(path)).text);
    const step = await send({ ...first, recommend: '2' });
    expect([step.status, step.text]).toEqual([200, expect.stringContaining('saved as you go')]);
    const answer = { scores: { recommend: 2 }, choices: {}, texts: {} };
    expect(await stored('begun')).toEqual([{ answer }]);
    const done = await send({ ...hiddenInputs(step.text), why: 'Lockers' });
    expect(done.text).toContain('Thank you');
    expect(await stored('begun')).toEqual([]);
    expect(await stored('waiting')).toEqual([{ answer: { ...answer, texts: { why: 'Lockers' } } }]);
  });

  it('uses up an invitation: its page goes on, and no other page of it can count the same person again', async () => {
    const { id, page } = await invite(platform, survey);
    const [own, other] = [await open(platform, page, '?score=1'), await open(platform, page)];
    expect((await own.gesture({ recommend: 1 })).status).toBe(201);
    expect((await open(platform, page)).status).toBe(410);
    const second = await other.gesture({ recommend: 1 });
    expect([second.status, second.body.code]).toEqual([409, 'responses.link-used']);
    expect((await counts()).slice(0, 3)).toEqual([1, 0, 0]);
    const [link] = await platform.sql<{ used_submission_id: string }>(
      'select * from responses.invitation_link where invitation_id = $1',
      [id],
    );
    const stored = JSON.stringify(await rows('begun'));
    for (const trace of [id, link!.used_submission_id, own.own[':submission']!, 'M-1'])
      expect(stored).not.toContain(trace);
    expect(await platform.sql('select * from responses.link_observation')).toEqual([]);
    expect((await own.gesture({ why: 'More' })).status).toBe(200);
    expect((await own.send({ recommend: '1', why: 'More and more' })).status).toBe(200);
    expect((await counted()).map(({ texts }) => texts['why'])).toEqual(['More and more']);
    expect(await rows('begun')).toEqual([]);
  });
});
