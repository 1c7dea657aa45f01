import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerChanged, SurveyClosed } from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import { eventually, medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { definition, publishSurvey, type KnownSurvey } from './builders.js';
import { customerOf, eventsAbout, newEditKey } from './saved-answers.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('answers that are saved while they are given', () => {
  let platform: Medium;
  let survey: KnownSurvey;
  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule } });
    survey = await publishSurvey(platform);
  });
  afterAll(() => platform?.close());

  const stored = async (publicId: string) => (await platform.as().get(`/v1/responses/${publicId}`)).body;
  const isStored = async (publicId: string) => (await platform.as().get(`/v1/responses/${publicId}`)).status === 200;
  const revisions = (publicId: string) =>
    platform.sql<{ revision: number; answers: object }>(
      'select revision, answers from responses.response_revision where response_id = $1 order by revision',
      [parsePublicId('rsp', publicId)],
    );
  /** As much time as makes every response idle. */
  const idle = async (minutes = 31) => {
    platform.clock.advance(minutes * MINUTE);
    await platform.drained();
  };

  it('count once their customer has stopped answering, with the score and without the answer that is missing', async () => {
    const customer = customerOf(platform, survey);
    const first = await customer.save({ nps: 3 }, { hidden_fields: { shop: 'Lyon' }, language: 'fr' });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ submission_id: customer.submissionId, revision: 1, complete: false });
    await idle(20);
    expect((await customer.save({ visit: 2 })).status).toBe(200);
    await idle(20);
    expect(await isStored(first.body.id)).toBe(false);
    await idle(11);
    expect(await stored(first.body.id)).toMatchObject({
      channel: 'link',
      language: 'fr',
      scores: [{ score: 3 }, { score: 2 }],
      answers: [],
      completed: false,
    });
    const { submitted } = await eventsAbout(platform, first.body.id);
    expect(submitted).toHaveLength(1);
    expect(submitted[0]).toMatchObject({ completed: false, attributes: [{ key: 'shop', value: 'Lyon' }] });
  });

  it('count at once when they are complete, and then demand what is required', async () => {
    const customer = customerOf(platform, survey);
    await customer.save({ nps: 3 });
    const missing = await customer.save({}, { complete: true });
    expect([missing.status, missing.body.errors[0].pointer]).toEqual([422, '/answers/why']);
    const { body } = await customer.save({ why: 'Too slow' }, { complete: true });
    expect(body).toMatchObject({ revision: 2, complete: true });
    expect(await stored(body.id)).toMatchObject({ completed: true, revised_at: null });
    const { submitted } = await eventsAbout(platform, body.id);
    expect(submitted).toHaveLength(1);
    await idle();
    expect((await eventsAbout(platform, body.id)).submitted).toHaveLength(1);
  });

  it('leave out what the customer no longer sees, and show it again with the answer that shows it', async () => {
    const customer = customerOf(platform, survey);
    await customer.save({ nps: 3, why: 'Too slow' });
    const { body } = await customer.save({ nps: 9 }, { complete: true });
    expect((await stored(body.id)).answers).toEqual([]);
    await customer.save({ nps: 4 });
    expect((await stored(body.id)).answers).toMatchObject([{ question: 'why', value: 'Too slow' }]);
  });

  it('revise the stored response, keep every revision and say what is the newest', async () => {
    const customer = customerOf(platform, survey);
    const { body } = await customer.save({ nps: 9, source: 'ad' }, { hidden_fields: { shop: 'Lyon' }, complete: true });
    const before = await stored(body.id);
    platform.clock.advance(HOUR);
    const revised = await customer.save({ nps: 3, source: null }, { hidden_fields: { shop: 'Nice' } });
    expect(revised.body).toMatchObject({ id: body.id, revision: 2, complete: true });
    expect(await stored(body.id)).toMatchObject({
      scores: [{ score: 3 }],
      answers: [],
      attributes: [{ key: 'shop', value: 'Nice', segment: 'Nice' }],
      submitted_at: before.submitted_at,
      created_at: before.created_at,
      revised_at: platform.clock.now().toISOString(),
    });
    const { submitted, revised: events } = await eventsAbout(platform, body.id);
    expect(submitted).toHaveLength(1);
    expect(events).toMatchObject([{ revision: 2, completed: true, scores: [{ score: 3 }], answers: [] }]);
    expect((await revisions(body.id)).map(({ answers }) => answers)).toEqual([{ nps: 9, source: 'ad' }, { nps: 3 }]);
    const low = await platform.as().get(`/v1/responses?survey_id=${survey.id}&metric=nps&score[lte]=3`);
    expect(low.body.data.map(({ id }: { id: string }) => id)).toContain(body.id);
  });

  it('stay the same when a save is repeated, even by requests that arrive together', async () => {
    const customer = customerOf(platform, survey);
    const replies = await Promise.all(Array.from({ length: 8 }, () => customer.save({ nps: 8 }, { complete: true })));
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([...Array(7).fill(200), 201]);
    expect(new Set(replies.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    await customer.save({ nps: 9 });
    const again = await customer.save({ nps: 9 });
    expect(again.body.revision).toBe(2);
    const events = await eventsAbout(platform, again.body.id);
    expect([events.submitted.length, events.revised.length]).toEqual([1, 1]);
  });

  it('are all kept when saves of different answers arrive together', async () => {
    for (let round = 1; round <= 10; round += 1) {
      const customer = customerOf(platform, survey);
      const { body } = await customer.save({ nps: 3 });
      const replies = await Promise.all([
        customer.save({ visit: 4 }),
        customer.save({ why: 'Too slow' }),
        customer.save({ source: 'friend' }),
      ]);
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect((await customer.read()).body).toMatchObject({
        revision: 4,
        answers: { nps: 3, visit: 4, why: 'Too slow', source: 'friend' },
      });
      expect((await revisions(body.id)).map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
    }
  });

  it('belong to the sender with the edit key', async () => {
    const customer = customerOf(platform, survey);
    await customer.save({ nps: 8 }, { language: 'fr' });
    expect((await customer.read()).body).toMatchObject({ answers: { nps: 8 }, language: 'fr', revision: 1 });
    const other = customerOf(platform, survey, { submissionId: customer.submissionId });
    const absent = await customerOf(platform, survey).read();
    for (const reply of [await other.read(), await other.withdraw(), await other.save({ nps: 0 })]) {
      expect([reply.status, reply.body.code, reply.body.detail]).toEqual([404, absent.body.code, absent.body.detail]);
    }
    expect((await customer.read()).body).toMatchObject({ answers: { nps: 8 }, revision: 1 });
    const [row] = await platform.sql<{ edit_key_hash: string }>(
      'select edit_key_hash from responses.open_response where submission_id = $1',
      [customer.submissionId],
    );
    expect(row!.edit_key_hash).not.toContain(customer.editKey);
  });

  it('can be changed for 24 hours', async () => {
    const customer = customerOf(platform, survey);
    const { body } = await customer.save({ nps: 8 }, { complete: true });
    expect(Date.parse(body.editable_until) - platform.clock.now().getTime()).toBe(24 * HOUR);
    platform.clock.advance(24 * HOUR + 1);
    const late = await customer.save({ nps: 7 });
    expect([late.status, late.body.code]).toEqual([409, 'responses.answers-final']);
    expect((await customer.save({ nps: 8 }, { complete: true })).body).toEqual(body);
    expect((await stored(body.id)).scores).toMatchObject([{ score: 8 }]);
  });

  it('can be completed with the version that was begun after another was published and the survey was closed', async () => {
    const own = await publishSurvey(platform);
    const customer = customerOf(platform, own);
    await customer.save({ nps: 8, age: 50 });
    const questions = definition.questions.filter(({ key }) => key !== 'age');
    const { ['questions.age.title']: _age, ...en } = definition.texts.en;
    const next = { ...definition, questions, texts: { ...definition.texts, en } };
    await publishSurvey(platform, { survey_id: own.uuid, link_code: own.linkCode, version: 2, definition: next });
    await platform.publish(SurveyClosed, { survey_id: own.uuid, closed_at: '2026-02-02T00:00:00.000Z' });
    await eventually(async () => {
      const begun = await customerOf(platform, own).save({ nps: 8 });
      expect([begun.status, begun.body.code]).toEqual([409, 'responses.survey-closed']);
    });
    const { body } = await customer.save({ age: 51 }, { complete: true });
    expect(await stored(body.id)).toMatchObject({ survey_version: 1, answers: [{ question: 'age', value: 51 }] });
  });

  it('are checked like those that are submitted at once', async () => {
    const customer = customerOf(platform, survey);
    const codes = async (answers: object, more: object = {}) => {
      const { status, body } = await customer.save(answers, more);
      return [
        status,
        ...(body.errors ?? []).map(({ pointer, code }: { pointer: string; code: string }) => [pointer, code]),
      ];
    };
    expect(await codes({ nps: 11 })).toEqual([422, ['/answers/nps', 'out-of-range']]);
    expect(await codes({ nps: 9, why: 7 })).toEqual([422, ['/answers/why', 'wrong-type']]);
    expect(await codes({ colour: 'red' })).toEqual([422, ['/answers/colour', 'undeclared']]);
    expect(await codes({})).toEqual([422, ['/answers', 'required']]);
    expect(await codes({ nps: 9 }, { hidden_fields: { basket: 'full' } })).toEqual([
      422,
      ['/hidden_fields/basket', 'wrong-type'],
    ]);
    expect(await codes({ nps: 9 }, { edit_key: 'short' })).toEqual([400, ['/edit_key', 'invalid-format']]);
    expect(await codes({ nps: 9 }, { customer: { external_id: 'C-7' } })).toEqual([
      400,
      ['/customer', 'unknown-member'],
    ]);
    expect((await customer.read()).status).toBe(404);
  });

  it('are deleted with all revisions when the customer withdraws them, and cannot come back', async () => {
    const customer = customerOf(platform, survey);
    const { body } = await customer.save({ nps: 3, why: 'Too slow' }, { complete: true });
    await customer.save({ nps: 2 });
    expect((await customer.withdraw()).status).toBe(204);
    expect((await customer.withdraw()).status).toBe(204);
    expect(await isStored(body.id)).toBe(false);
    expect(await revisions(body.id)).toEqual([]);
    expect((await customer.read()).status).toBe(404);
    const again = await customer.save({ nps: 3, why: 'Too slow' }, { complete: true });
    expect([again.status, again.body.code]).toEqual([409, 'responses.answers-withdrawn']);
    expect((await eventsAbout(platform, body.id)).withdrawn).toMatchObject([{ import_id: null }]);
    const unfinished = customerOf(platform, survey);
    await unfinished.save({ nps: 1 });
    expect((await unfinished.withdraw()).status).toBe(204);
    await idle();
    expect((await eventsAbout(platform, body.id)).withdrawn).toHaveLength(1);
  });

  it('cannot take the submission id of a response that was submitted at once', async () => {
    const submission_id = randomUUID();
    await platform
      .as()
      .post('/v1/responses')
      .send({ survey_id: survey.id, submission_id, answers: { nps: 8 } });
    const reply = await customerOf(platform, survey, { submissionId: submission_id }).save({ nps: 9 });
    expect([reply.status, reply.body.code]).toEqual([404, 'responses.saved-answers-not-found']);
  });

  it('are saved with a publishable key, for a web page of another origin', async () => {
    const path = `/v1/published-surveys/${survey.id}/responses/${randomUUID()}`;
    const key = { kind: 'publishable-key', credentialId: randomUUID() } as const;
    const edit_key = newEditKey();
    const send = (body: object) =>
      platform
        .as(key)
        .put(path)
        .set('origin', 'https://shop.example')
        .send({ edit_key, ...body });
    const saved = await send({ answers: { nps: 9 }, customer: { external_id: 'C-7' }, complete: true });
    expect([saved.status, saved.headers['access-control-allow-origin']]).toEqual([201, 'https://shop.example']);
    expect(await stored(saved.body.id)).toMatchObject({
      channel: 'widget',
      customer: null,
      unverified_customer: { external_id: 'C-7' },
    });
    const another = await send({ answers: { nps: 9 }, customer: { external_id: 'C-8' } });
    expect([another.status, another.body.errors[0].pointer]).toEqual([422, '/customer']);
    const preflight = await platform.http.options(path).set('origin', 'https://shop.example');
    expect(preflight.headers['access-control-allow-methods']).toBe('PUT, GET, DELETE');
    expect(preflight.headers['access-control-allow-headers']).toContain('Edit-Key');
    expect((await platform.as(key).get(path).set('edit-key', edit_key)).body.answers).toEqual({ nps: 9 });
  });

  it('keep what was known about the customer when the response was accepted', async () => {
    const profile = { customer_id: randomUUID(), external_id: 'C-9', language: null };
    const change = (tier: string, revision: number) =>
      platform.publish(CustomerChanged, {
        ...profile,
        attributes: { tier },
        revision,
        changed_at: '2026-01-01T00:00:00.000Z',
      });
    await change('gold', 1);
    await platform.drained();
    const path = `/v1/published-surveys/${survey.id}/responses/${randomUUID()}`;
    const save = (body: object) =>
      platform
        .as()
        .put(path)
        .send({ edit_key: 'k'.repeat(22), ...body });
    const first = await save({ answers: { nps: 9 }, customer: { external_id: 'C-9' }, complete: true });
    await change('silver', 2);
    await platform.drained();
    await save({ answers: { nps: 8 }, hidden_fields: { shop: 'Lyon' } });
    expect(await stored(first.body.id)).toMatchObject({
      channel: 'api',
      customer: { external_id: 'C-9' },
      attributes: [
        { key: 'shop', value: 'Lyon' },
        { key: 'tier', value: 'gold' },
      ],
    });
  });
});
