import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SurveyActionAudited, WidgetChanged } from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import { exportedLines } from '@hearback/testing';
import { definitionJson } from './builders.js';
import { surveyFixture, type Call, type SurveyFixture } from './survey-fixture.js';

const SETTINGS = {
  enabled: true,
  display: 'popover',
  trigger: { kind: 'delay', seconds: 10 },
  sampling: 0.5,
  targeting: [{ attribute: 'plan', is: 'equals', values: ['gold'] }],
  recontact_days: 14,
  button_text: { en: 'Feedback', 'pt-BR': 'Opinião' },
};

describe('the widget of a survey', () => {
  let fixture: SurveyFixture;
  beforeAll(async () => {
    fixture = await surveyFixture();
  });
  afterAll(() => fixture?.close());

  const create = async (caller?: Call['as']): Promise<{ id: string }> =>
    (
      await fixture.call('post', '/v1/surveys', {
        body: { name: 'Visit', definition: definitionJson() },
        ...(caller && { as: caller }),
      })
    ).body;
  const put = (survey: { id: string }, body: object = SETTINGS, as: Call['as'] = 'editor') =>
    fixture.call('put', `/v1/surveys/${survey.id}/widget`, { body, as });
  const get = (survey: { id: string }, as: Call['as'] = 'editor') =>
    fixture.call('get', `/v1/surveys/${survey.id}/widget`, { as });
  const changesOf = async ({ id }: { id: string }) =>
    (await fixture.events.all(WidgetChanged)).filter(({ payload }) => payload.survey_id === parsePublicId('srv', id));

  it('is not enabled until staff do so; each change is published and audited once', async () => {
    const survey = await create();
    expect((await get(survey, 'viewer')).body).toEqual({
      enabled: false,
      display: 'popover',
      trigger: { kind: 'delay', seconds: 10 },
      sampling: 1,
      targeting: [],
      recontact_days: 30,
      button_text: {},
      updated_at: null,
    });
    const changed = (await put(survey)).body;
    expect(await exportedLines(fixture, 'survey-widgets')).toContainEqual({ survey_id: survey.id, ...changed });
    expect(changed).toEqual({ ...SETTINGS, updated_at: expect.any(String) });
    expect((await put(survey)).body).toEqual(changed);
    expect((await get(survey)).body).toEqual(changed);
    const minimal = { enabled: false, display: 'button', trigger: { kind: 'exit' } };
    expect((await put(survey, minimal)).body).toMatchObject({ ...minimal, recontact_days: 30, targeting: [] });
    expect((await changesOf(survey)).map(({ payload }) => payload)).toMatchObject([
      { ...SETTINGS, revision: 1 },
      { enabled: false, display: 'button', revision: 2 },
    ]);
    const audited = (await fixture.events.all(SurveyActionAudited))
      .map(({ payload }) => payload)
      .filter(({ target }) => target.id === parsePublicId('srv', survey.id));
    expect(audited.map(({ action, after }) => [action, after])).toEqual([
      ['survey.widget-changed', { enabled: true, display: 'popover' }],
      ['survey.widget-changed', { enabled: false, display: 'button' }],
    ]);
  });

  it.each([
    [{ trigger: { kind: 'event' } }, '/trigger/name', 'required'],
    [{ trigger: { kind: 'page', path: '/a', percent: 3 } }, '/trigger/percent', 'not-applicable'],
    [{ trigger: { kind: 'exit', seconds: 3 } }, '/trigger/seconds', 'not-applicable'],
    [{ targeting: [{ attribute: 'plan', is: 'not_equals' }] }, '/targeting/0/values', 'too-few'],
    [{ targeting: [{ attribute: 'plan', is: 'exists', values: ['x'] }] }, '/targeting/0/values', 'not-applicable'],
    [{ button_text: { english: 'x' } }, '/button_text/english', 'bad-name'],
  ])('rejects settings that do not fit together: %j', async (more, pointer, code) => {
    const reply = await put(await create(), { ...SETTINGS, ...more });
    expect([reply.status, reply.body.code]).toEqual([422, 'survey.bad-widget']);
    expect(reply.body.errors).toMatchObject([{ pointer, code, detail: expect.any(String) }]);
  });

  it.each([
    { sampling: 1.1 },
    { sampling: -0.1 },
    { recontact_days: 366 },
    { display: 'modal' },
    { trigger: { kind: 'page', path: 'help' } },
    { trigger: { kind: 'delay', seconds: 3_601 } },
    { trigger: { kind: 'scroll', percent: 101 } },
    { targeting: [{ attribute: 'plan', is: 'like', values: ['x'] }] },
    { tenant_id: 'x' },
  ])('rejects a value out of range: %j', async (more) => {
    expect((await put(await create(), { ...SETTINGS, ...more })).status).toBe(400);
  });

  it('is changed by editors of its workspace only, and deleted with a draft', async () => {
    const survey = await create();
    expect((await put(survey, SETTINGS, 'viewer')).status).toBe(403);
    expect((await put(survey, SETTINGS, 'other')).status).toBe(404);
    expect((await get(survey, 'other')).status).toBe(404);
    await put(survey);
    expect((await fixture.as().delete(`/v1/surveys/${survey.id}`)).status).toBe(204);
    const left = await fixture.sql('select 1 from survey.survey_widget where survey_id = $1', [
      parsePublicId('srv', survey.id),
    ]);
    expect(left).toEqual([]);
  });

  it('can be enabled for 20 surveys of a workspace', async () => {
    const surveys = await Promise.all(Array.from({ length: 21 }, () => create('third')));
    const statuses: number[] = [];
    for (const survey of surveys) statuses.push((await put(survey, SETTINGS, 'third')).status);
    expect(statuses).toEqual([...Array.from({ length: 20 }, () => 200), 409]);
    expect((await put(surveys[0]!, { ...SETTINGS, enabled: false }, 'third')).status).toBe(200);
    expect((await put(surveys[20]!, SETTINGS, 'third')).status).toBe(200);
  });
});
