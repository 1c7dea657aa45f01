import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SurveyActionAudited, SurveySettingsChanged } from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import { medium, type Medium } from '@hearback/testing';
import { SurveyModule } from '../src/index.js';
import { definitionJson } from './builders.js';

describe('the settings of a survey', () => {
  let platform: Medium;
  beforeAll(async () => {
    platform = await medium({ modules: { survey: SurveyModule } });
  });
  afterAll(() => platform?.close());

  const create = async () =>
    (await platform.as().post('/v1/surveys').send({ name: 'Visit', definition: definitionJson() })).body;
  const change = (survey: { id: string; revision: number }, body: object) =>
    platform.as().patch(`/v1/surveys/${survey.id}`).set('if-match', `"${survey.revision}"`).send(body);
  const events = async (survey: { id: string }) =>
    (await platform.events.all(SurveySettingsChanged)).filter(
      ({ payload }) => payload.survey_id === parsePublicId('srv', survey.id),
    );

  it('are changed without a new version, and published with an audit entry', async () => {
    const survey = await create();
    expect(survey).toMatchObject({ opens_at: null, closes_at: null, response_quota: null, frame_origins: [] });
    const settings = {
      opens_at: '2026-03-01T09:00:00+01:00',
      closes_at: '2026-03-31T23:00:00+02:00',
      response_quota: 400,
      frame_origins: ['https://shop.example', 'http://localhost:3000', 'https://shop.example'],
    };
    const { status, body } = await change(survey, settings);
    expect(status).toBe(200);
    const expected = {
      opens_at: '2026-03-01T08:00:00.000Z',
      closes_at: '2026-03-31T21:00:00.000Z',
      response_quota: 400,
      frame_origins: ['https://shop.example', 'http://localhost:3000'],
    };
    expect(body).toMatchObject({ ...expected, version: null, revision: 2 });
    expect((await platform.as().get(`/v1/surveys/${survey.id}`)).body).toEqual(body);
    const published = await events(survey);
    expect(published.map(({ payload }) => payload)).toEqual([expect.objectContaining(expected)]);
    const { payload } = await platform.events.next(SurveyActionAudited, ({ payload: { action } }) =>
      action.endsWith('settings-changed'),
    );
    expect(payload.after).toMatchObject({ response_quota: 400 });
  });

  it('publish nothing if they stay the same, and clear one by null', async () => {
    const survey = await create();
    const { body } = await change(survey, { response_quota: 5 });
    await change(body, { response_quota: 5 });
    const renamed = await change(body, { name: 'Other' });
    expect(renamed.body).toMatchObject({ response_quota: 5, revision: 3 });
    await change(renamed.body, { response_quota: null });
    expect((await events(survey)).map(({ payload }) => payload.response_quota)).toEqual([5, null]);
  });

  it.each([
    [{ opens_at: '2026-03-02T00:00:00Z', closes_at: '2026-03-01T00:00:00Z' }, 'survey.closes-before-it-opens'],
    [{ opens_at: '2026-03-02T00:00:00Z', closes_at: '2026-03-02T00:00:00Z' }, 'survey.closes-before-it-opens'],
    [{ opens_at: '2026-03-02' }, '/opens_at'],
    [{ response_quota: 0 }, '/response_quota'],
    [{ response_quota: 10_001 }, '/response_quota'],
    [{ frame_origins: ['https://shop.example/path'] }, '/frame_origins/0'],
    [{ frame_origins: ['*'] }, '/frame_origins/0'],
    [{ frame_origins: ["https://a.example 'self'"] }, '/frame_origins/0'],
    [{ frame_origins: ['javascript://shop.example'] }, '/frame_origins/0'],
    [{ frame_origins: ['https://shop.example; script-src *'] }, '/frame_origins/0'],
  ])('are rejected: %j', async (body, where) => {
    const reply = await change(await create(), body);
    expect([400, 422]).toContain(reply.status);
    expect(JSON.stringify(reply.body)).toContain(where);
  });
});
