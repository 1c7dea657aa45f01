import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SurveyClosed, SurveySettingsChanged } from '@hearback/contracts';
import { eventually, medium, type Medium } from '@hearback/testing';
import { ResponsesModule } from '../src/index.js';
import { publishSurvey, storedResponses, type KnownSurvey } from './builders.js';

interface Sent {
  readonly answers: Readonly<Record<string, unknown>>;
  readonly hidden_fields?: Readonly<Record<string, unknown>>;
}

/** What became of an answer: stored, or why not. */
interface Fate {
  readonly isAccepted: boolean;
  readonly code?: string;
  readonly pointers?: readonly string[];
}

describe('submit.policy-parity: the same answer has the same fate', () => {
  let platform: Medium;
  beforeAll(async () => {
    platform = await medium({ modules: { responses: ResponsesModule } });
  });
  afterAll(() => platform?.close());

  const editKey = 'k'.repeat(32);
  const fateOf = ({ status, body }: { status: number; body: Record<string, unknown> }): Fate =>
    status < 300
      ? { isAccepted: true }
      : {
          isAccepted: false,
          code: String(body['code']),
          pointers: ((body['errors'] ?? []) as { pointer: string }[]).map(({ pointer }) => pointer),
        };

  /** The ways in which complete answers reach a survey through the API. */
  const ways: Readonly<Record<string, (survey: KnownSurvey, sent: Sent) => Promise<Fate>>> = {
    'a secret key': async (survey, sent) =>
      fateOf(
        await platform
          .as()
          .post('/v1/responses')
          .send({ survey_id: survey.id, ...sent }),
      ),
    'a publishable key': async (survey, sent) =>
      fateOf(
        await platform
          .as({ kind: 'publishable-key' })
          .post('/v1/responses')
          .send({ survey_id: survey.id, ...sent }),
      ),
    'the public link': async ({ linkCode }, sent) =>
      fateOf(await platform.http.post(`/v1/links/${linkCode}/responses`).send(sent)),
    'saved answers by link': async ({ linkCode }, sent) =>
      fateOf(
        await platform.http
          .put(`/v1/links/${linkCode}/responses/${randomUUID()}`)
          .send({ edit_key: editKey, complete: true, ...sent }),
      ),
    'saved answers by key': async ({ id }, sent) =>
      fateOf(
        await platform
          .as({ kind: 'publishable-key' })
          .put(`/v1/published-surveys/${id}/responses/${randomUUID()}`)
          .send({ edit_key: editKey, complete: true, ...sent }),
      ),
    'a personal link': async ({ id }, sent) => {
      const customers = [{ external_id: `C-${randomUUID()}` }];
      const { body } = await platform.as().post(`/v1/surveys/${id}/personal-links`).send({ customers });
      const address = new URL(body.data[0].url).pathname.replace('/r/', '/v1/personal-links/');
      return fateOf(
        await platform.http
          .put(`${address}/responses/${randomUUID()}`)
          .send({ edit_key: editKey, complete: true, ...sent }),
      );
    },
    'the widget': async ({ id }, sent) => {
      const key = platform.headersOf({ kind: 'publishable-key' })['authorization']!.slice('Bearer '.length);
      const body = { key, survey_id: id, submission_id: randomUUID(), edit_key: editKey, complete: true, ...sent };
      return fateOf(
        await platform.http.post('/v1/widget/answers').set('content-type', 'text/plain').send(JSON.stringify(body)),
      );
    },
  };

  /** Sends the answers in all ways; the one fate of all. */
  async function oneFate(survey: KnownSurvey, sent: Sent): Promise<Fate> {
    const fates = await Promise.all(
      Object.entries(ways).map(async ([way, send]) => [way, await send(survey, sent)] as const),
    );
    const [[, first]] = fates as [readonly [string, Fate], ...(readonly [string, Fate])[]];
    expect(Object.fromEntries(fates)).toEqual(Object.fromEntries(fates.map(([way]) => [way, first])));
    return first;
  }
  /** Sends answers by the form of the page; its status. */
  const byPage = async ({ linkCode }: KnownSurvey, fields: object) =>
    (
      await platform.http
        .post(`/s/${linkCode}`)
        .type('form')
        .send({ ':script': '1', ...fields })
    ).status;

  it.each<[string, Sent, object]>([
    ['is missing', { answers: { visit: 4 } }, { visit: '4' }],
    ['is beyond the scale', { answers: { nps: 11 } }, { nps: '11' }],
    ['is no whole number', { answers: { nps: 8.5 } }, { nps: '8.5' }],
    ['names no choice of the question', { answers: { nps: 9, source: 'nowhere' } }, { nps: '9', source: 'nowhere' }],
    ['is too long', { answers: { nps: 1, why: 'x'.repeat(10_001) } }, { nps: '1', why: 'x'.repeat(10_001) }],
    ['is no day', { answers: { nps: 9, day: '2026-02-30' } }, { nps: '9', day: '2026-02-30' }],
  ])('that %s: refused in every way, with the same pointer', async (_what, sent, fields) => {
    const survey = await publishSurvey(platform);
    const fate = await oneFate(survey, sent);
    expect(fate).toMatchObject({ isAccepted: false, code: 'responses.invalid-answers' });
    expect(fate.pointers).toHaveLength(1);
    expect(await byPage(survey, fields)).toBe(422);
    expect(await storedResponses(platform, survey.uuid)).toBe(0);
  });

  it('that is right: stored in every way', async () => {
    const survey = await publishSurvey(platform);
    expect(await oneFate(survey, { answers: { nps: 9 }, hidden_fields: { shop: 'Lyon' } })).toEqual({
      isAccepted: true,
    });
    expect(await byPage(survey, { nps: '9', shop: 'Lyon' })).toBe(303);
    expect(await storedResponses(platform, survey.uuid)).toBe(Object.keys(ways).length + 1);
  });

  it.each<[string, Sent, string]>([
    [
      'submit.undeclared-fields: a hidden field',
      { answers: { nps: 9 }, hidden_fields: { plan: 'pro' } },
      '/hidden_fields/plan',
    ],
    ['submit.undeclared-fields: an answer', { answers: { nps: 9, tenant_id: 'x' } }, '/answers/tenant_id'],
  ])('%s that the survey does not declare is stored in no way', async (_what, sent, pointer) => {
    const survey = await publishSurvey(platform);
    const fate = await oneFate(survey, sent);
    expect(fate).toEqual({ isAccepted: false, code: 'responses.invalid-answers', pointers: [pointer] });
    // A link cannot be corrected by the customer, so the page leaves out what is not declared and keeps the answer.
    expect(await byPage(survey, { nps: '9', ...sent.hidden_fields, tenant_id: 'x' })).toBe(303);
    const [row] = await platform.sql<{ attributes: unknown[]; answers: unknown[] }>(
      'select attributes, answers from responses.response where survey_id = $1',
      [survey.uuid],
    );
    expect(row).toEqual({ attributes: [], answers: [] });
  });

  describe('to a survey that', () => {
    const good = { answers: { nps: 9 } };
    const settings = (survey: KnownSurvey, more: object) =>
      platform.publish(SurveySettingsChanged, {
        survey_id: survey.uuid,
        opens_at: null,
        closes_at: null,
        response_quota: null,
        frame_origins: [],
        changed_at: platform.clock.now().toISOString(),
        ...more,
      });
    const later = (days: number) => new Date(platform.clock.now().getTime() + days * 86_400_000).toISOString();

    it.each<[string, string, (survey: KnownSurvey) => Promise<unknown>]>([
      [
        'is closed',
        'responses.survey-closed',
        (survey) => platform.publish(SurveyClosed, { survey_id: survey.uuid, closed_at: later(0) }),
      ],
      ['is not open yet', 'responses.survey-not-open-yet', (survey) => settings(survey, { opens_at: later(1) })],
      ['has ended', 'responses.survey-ended', (survey) => settings(survey, { closes_at: later(-1) })],
    ])('%s: refused in every way for the same reason', async (_what, code, change) => {
      const survey = await publishSurvey(platform);
      await change(survey);
      await eventually(async () => {
        expect(await oneFate(survey, good)).toEqual({ isAccepted: false, code, pointers: [] });
      });
      expect(await byPage(survey, { nps: '9' })).toBeGreaterThanOrEqual(400);
      const open = await storedResponses(platform, survey.uuid);
      await oneFate(survey, good);
      expect(await storedResponses(platform, survey.uuid)).toBe(open);
    });

    it('has reached its quota: refused in every way for the same reason', async () => {
      const survey = await publishSurvey(platform);
      await settings(survey, { response_quota: 1 });
      await eventually(async () => {
        await ways['a secret key']!(survey, good);
        expect(await ways['a secret key']!(survey, good)).toMatchObject({ code: 'responses.quota-reached' });
      });
      const before = await storedResponses(platform, survey.uuid);
      expect(await oneFate(survey, good)).toMatchObject({ isAccepted: false, code: 'responses.quota-reached' });
      expect(await byPage(survey, { nps: '9' })).toBeGreaterThanOrEqual(400);
      expect(await storedResponses(platform, survey.uuid)).toBe(before);
    });
  });
});
