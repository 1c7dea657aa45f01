import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CustomerAsked, ResponsesActionAudited, ResponseSubmitted, SurveyPreviewCreated } from '@hearback/contracts';
import { PreviewTokens } from '@hearback/http';
import { parsePublicId, publicId } from '@hearback/kernel';
import { eventually, medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { definition, publishSurvey, type KnownSurvey } from './builders.js';
import { exportPath } from './started-export.js';

describe('answers that are not given by a customer on a page', () => {
  let platform: Medium;
  let survey: KnownSurvey;
  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule } });
    survey = await publishSurvey(platform);
  });
  afterAll(() => platform?.close());

  const post = (body: object, caller = {}) =>
    platform
      .as(caller)
      .post('/v1/responses')
      .send({ survey_id: survey.id, answers: { nps: 9 }, ...body });
  const list = async (query: string) =>
    (await platform.as().get(`/v1/responses?${query}`)).body.data as { id: string; is_test: boolean }[];
  const eventsAbout = async (id: string) => {
    const uuid = parsePublicId('rsp', id);
    const submitted = (await platform.events.all(ResponseSubmitted)).filter((e) => e.payload.response_id === uuid);
    const audited = (await platform.events.all(ResponsesActionAudited)).filter((e) => e.payload.target.id === uuid);
    return { submitted: submitted.map(({ payload }) => payload), audited: audited.map(({ payload }) => payload) };
  };

  describe('tests of a survey', () => {
    it('have no event, and are in lists and exports only where they are asked for', async () => {
      const { body: test } = await post({ is_test: true, customer: { external_id: 'C-test' } }).expect(201);
      const { body: real } = await post({}).expect(201);
      expect(await eventsAbout(test.id)).toEqual({ submitted: [], audited: [] });
      expect((await eventsAbout(real.id)).submitted).toHaveLength(1);
      expect((await list(`survey_id=${survey.id}`)).map(({ id }) => id)).toEqual([real.id]);
      expect(await list(`survey_id=${survey.id}&test=true`)).toMatchObject([{ id: test.id, is_test: true }]);
      const file = await platform.as().get(await exportPath(platform, { survey_id: survey.id, format: 'ndjson' }));
      expect(file.text).toContain(real.id);
      expect(file.text).not.toContain(test.id);
    });

    it('cannot be excluded, because nothing counts them', async () => {
      const { body: test } = await post({ is_test: true }).expect(201);
      await platform.as().put(`/v1/responses/${test.id}/exclusion`).send({ reason: 'Not real' }).expect(404);
    });

    it('can be deleted, which is audited; answers cannot', async () => {
      const [{ body: test }, { body: real }] = [await post({ is_test: true }), await post({})];
      await platform.as({ role: 'viewer' }).delete(`/v1/responses/${test.id}`).expect(403);
      await platform.as({ tenantId: platform.otherTenantId }).delete(`/v1/responses/${test.id}`).expect(404);
      await platform.as({ role: 'editor' }).delete(`/v1/responses/${test.id}`).expect(204);
      await platform.as().get(`/v1/responses/${test.id}`).expect(404);
      await platform.as().delete(`/v1/responses/${test.id}`).expect(404);
      expect((await platform.as().delete(`/v1/responses/${real.id}`)).body.code).toBe('responses.not-a-test');
      expect((await eventsAbout(test.id)).audited).toMatchObject([{ action: 'response.test-deleted' }]);
    });

    it('are no repetition of an answer with the same submission id', async () => {
      const submission_id = randomUUID();
      await post({ submission_id, is_test: true }).expect(201);
      await post({ submission_id, is_test: true }).expect(201);
      expect((await post({ submission_id })).body.code).toBe('responses.submission-reused');
    });

    it('cannot be sent by visitors of a web page', async () => {
      await post({ is_test: true }, { kind: 'publishable-key' }).expect(400);
    });
  });

  describe('a preview', () => {
    const link_code = 'draft00001';
    const draft = randomUUID();
    const DAY_MS = 86_400_000;
    /** Makes a preview as the survey service does; its token. */
    async function preview() {
      const preview_id = randomUUID();
      await platform.publish(SurveyPreviewCreated, {
        preview_id,
        survey_id: draft,
        name: 'Draft',
        link_code,
        touchpoint: null,
        definition,
        expires_at: new Date(platform.clock.now().getTime() + 7 * DAY_MS).toISOString(),
      });
      const tokens = platform.app.get(PreviewTokens, { strict: false });
      return tokens.tokenOf({ tenantId: platform.tenantId, previewId: preview_id });
    }
    const show = (token: string, code = link_code) => platform.http.get(`/s/${code}?preview=${token}`);
    const hiddenOf = (page: string) =>
      Object.fromEntries([...page.matchAll(/type="hidden" name="(:[^"]+)" value="([^"]*)"/g)].map((m) => [m[1], m[2]]));

    it('shows a draft that was never published, says that it is a test, and stores tests', async () => {
      const token = await preview();
      const page = await show(token).expect(200);
      expect(page.text).toContain('This is a test: the answers do not count.');
      const fields = { ...hiddenOf(page.text), ':script': '1', nps: '9' };
      const { ':submission': submission, ':edit-key': edit_key } = fields as Record<string, string>;
      const path = `/v1/links/${link_code}/responses/${submission}`;
      const save = (more: object) => platform.http.put(path).send({ edit_key, answers: { nps: 8 }, ...more });
      await save({ preview: token }).expect(201);
      const sent = await platform.http.post(`/s/${link_code}`).type('form').send(fields).expect(303);
      const thanks = await platform.http.get(sent.headers['location']!.split('#')[0]!).expect(200);
      expect(thanks.text).toContain('This is a test: the answers do not count.');
      const [test] = await list(`survey_id=${publicId('srv', draft)}&test=true`);
      expect(test).toMatchObject({ is_test: true, survey_version: 0, scores: [{ score: 9 }] });
      expect(await eventsAbout(test!.id)).toEqual({ submitted: [], audited: [] });
      await platform.drained();
      await platform.as().delete(`/v1/responses/${test!.id}`).expect(204);
    });

    it('is found by its own link alone, and only until it expires', async () => {
      const token = await preview();
      await show(token).expect(200);
      await show(token, survey.linkCode).expect(404);
      await show(token.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'))).expect(404);
      await platform.http.get(`/s/${link_code}`).expect(404);
      platform.clock.advance(7 * DAY_MS);
      await show(token).expect(404);
    });

    it('of a published survey never turns a test into an answer', async () => {
      const preview_id = randomUUID();
      await platform.publish(SurveyPreviewCreated, {
        preview_id,
        survey_id: survey.uuid,
        name: 'Visit',
        link_code: survey.linkCode,
        touchpoint: null,
        definition,
        expires_at: new Date(platform.clock.now().getTime() + DAY_MS).toISOString(),
      });
      const tokens = platform.app.get(PreviewTokens, { strict: false });
      const token = tokens.tokenOf({ tenantId: platform.tenantId, previewId: preview_id });
      const path = `/v1/links/${survey.linkCode}/responses/${randomUUID()}`;
      const edit_key = 'k'.repeat(32);
      const save = (more: object) => platform.http.put(path).send({ edit_key, answers: { nps: 9 }, ...more });
      await eventually(() => save({ preview: token }).expect(201));
      expect((await save({ complete: true })).body.code).toBe('responses.saved-answers-not-found');
      const before = (await platform.events.all(ResponseSubmitted)).length;
      platform.clock.advance(DAY_MS / 2);
      await platform.drained();
      expect(await platform.events.all(ResponseSubmitted)).toHaveLength(before);
    });
  });

  describe('answers that staff wrote down', () => {
    it('name who wrote them, when they were said, and the customer, and are audited', async () => {
      const staffId = randomUUID();
      const submitted_at = '2026-02-03T10:00:00.000Z';
      const body = { channel: 'phone', submitted_at, customer: { external_id: 'C-9' } };
      const reply = await post(body, { role: 'editor', staffId });
      expect(reply.status).toBe(201);
      const logged_by = { kind: 'staff', id: publicId('stf', staffId) };
      const shown = await platform.as().get(`/v1/responses/${reply.body.id}`);
      expect(shown.body).toMatchObject({ channel: 'phone', submitted_at, logged_by, customer: { external_id: 'C-9' } });
      const { submitted, audited } = await eventsAbout(reply.body.id);
      expect(submitted).toMatchObject([{ channel: 'phone', submitted_at }]);
      expect(audited).toMatchObject([
        { action: 'response.logged', actor: { kind: 'staff', id: staffId }, after: { channel: 'phone' } },
      ]);
      expect((await platform.events.all(CustomerAsked)).map(({ payload }) => payload)).toMatchObject([
        { external_id: 'C-9', channel: 'phone', survey_id: survey.uuid, asked_at: submitted_at },
      ]);
      expect((await list('channel=phone')).map(({ id }) => id)).toEqual([reply.body.id]);
    });

    it('are those of a key that sends them, without a customer', async () => {
      const credentialId = randomUUID();
      const { body } = await post({ channel: 'counter' }, { credentialId }).expect(201);
      const shown = await platform.as().get(`/v1/responses/${body.id}`);
      expect(shown.body).toMatchObject({
        customer: null,
        logged_by: { kind: 'key', id: publicId('key', credentialId) },
      });
      const { body: other } = await post({}, { credentialId }).expect(201);
      expect((await platform.as().get(`/v1/responses/${other.id}`)).body.logged_by).toBeNull();
    });

    it('are recorded once, however often they are sent', async () => {
      const body = { channel: 'phone', submission_id: randomUUID() };
      const caller = { role: 'editor', staffId: randomUUID() } as const;
      const replies = [await post(body, caller), await post(body, caller)];
      expect(new Set(replies.map((reply) => reply.body.id)).size).toBe(1);
      expect((await eventsAbout(replies[0]!.body.id)).audited).toHaveLength(1);
    });

    it('cannot come from visitors of a web page', async () => {
      await post({ channel: 'phone' }, { kind: 'publishable-key' }).expect(400);
      const link = platform.http.post(`/v1/links/${survey.linkCode}/responses`);
      await link.send({ answers: { nps: 9 }, channel: 'phone' }).expect(400);
    });
  });
});
