import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SurveyClosed, SurveyPublished } from '@hearback/contracts';
import { parsePublicId } from '@hearback/kernel';
import { exportedLines } from '@hearback/testing';
import { definition, definitionJson, rewordedJson } from './builders.js';
import { pathOf, surveyFixture, uuidOf, type SurveyFixture } from './survey-fixture.js';

describe('the life of a survey', () => {
  let fixture: SurveyFixture;
  beforeAll(async () => {
    fixture = await surveyFixture();
  });
  afterAll(() => fixture?.close());

  it('creates a draft with its link code, as the parser read it, and publishes nothing', async () => {
    const { status, body } = await fixture.call('post', '/v1/surveys', {
      body: { name: ' After delivery ', definition: definitionJson() },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: 'After delivery',
      status: 'draft',
      revision: 1,
      version: null,
      touchpoint_id: null,
      definition: definition(),
      link_code: expect.stringMatching(/^[0-9a-hjkmnp-tv-z]{10}$/),
    });
    const [row] = await fixture.sql(
      'select tenant_id, name, status, link_code, draft from survey.survey where id = $1',
      [uuidOf(body)],
    );
    expect(row).toEqual({
      tenant_id: fixture.tenantId,
      name: 'After delivery',
      status: 'draft',
      link_code: body.link_code,
      draft: definition(),
    });
    expect(await fixture.publishedFor(body)).toEqual([]);
  });

  it('is anonymous from its first version on, or never', async () => {
    const { questions, texts, ...json } = definitionJson() as unknown as Record<string, object>;
    const [first] = questions as unknown as readonly [{ key: string }];
    const own = Object.entries((texts as { en: object }).en).filter(([id]) => id.startsWith(`questions.${first.key}.`));
    const plain = { ...json, languages: ['en'], default_language: 'en', hidden_fields: [], questions: [first] };
    const open = { ...plain, texts: { en: Object.fromEntries(own) } };
    const anonymous = { ...open, anonymous: { period: 'month', audience: 'employees' } };
    for (const [before, after] of [
      [open, anonymous],
      [anonymous, open],
    ] as const) {
      const survey = await fixture.publishSurvey(await fixture.createSurvey({ definition: before }));
      expect(survey.anonymous).toBe('anonymous' in before);
      const changed = await fixture.changeSurvey(survey, survey.revision, { definition: after });
      expect(changed.status).toBe(200);
      const { status, body } = await fixture.call('post', `${pathOf(survey)}/publish`);
      expect([status, body.code]).toEqual([409, 'survey.anonymity-fixed']);
    }
    const draft = await fixture.createSurvey({ definition: anonymous });
    const quota = await fixture.changeSurvey(draft, draft.revision, { response_quota: 5 });
    expect([quota.status, quota.body.code]).toEqual([422, 'survey.anonymous-quota']);
  });

  it('publishes a version with its touchpoint, and its event', async () => {
    const touchpoint = (
      await fixture.call('post', '/v1/touchpoints', { body: { key: 'parcel', name: 'Parcel', stage: 'receive' } })
    ).body;
    const draft = await fixture.createSurvey({ touchpoint_id: touchpoint.id });
    const survey = await fixture.publishSurvey(draft);
    expect(survey).toMatchObject({ status: 'published', version: 1, revision: 2, link_code: draft.link_code });
    const version = (await fixture.call('get', `${pathOf(survey)}/versions/1`)).body;
    expect(version).toMatchObject({
      survey_id: survey.id,
      version: 1,
      name: 'After delivery',
      touchpoint: { id: touchpoint.id, key: 'parcel', name: 'Parcel', stage: 'receive' },
      definition: definition(),
    });
    expect(await fixture.publishedFor(survey)).toMatchObject([
      {
        tenantId: fixture.tenantId,
        payload: {
          version_id: parsePublicId('ver', version.id),
          version: 1,
          name: 'After delivery',
          link_code: survey.link_code,
          touchpoint: { touchpoint_id: parsePublicId('tpt', touchpoint.id), key: 'parcel', stage: 'receive' },
          definition: definition(),
          published_at: version.published_at,
        },
      },
    ]);
  });

  it('creates no version, revision or event when an unchanged draft is published again', async () => {
    const survey = await fixture.publishSurvey(await fixture.createSurvey());
    expect(await fixture.publishSurvey(survey)).toEqual(survey);
    expect(await fixture.publishedFor(survey)).toHaveLength(1);
    expect((await fixture.call('get', `${pathOf(survey)}/versions`)).body.data).toHaveLength(1);
  });

  it('never changes a version, whatever is done to the survey later', async () => {
    const survey = await fixture.publishSurvey(await fixture.createSurvey());
    const row = async () => fixture.sql('select * from survey.survey_version where survey_id = $1', [uuidOf(survey)]);
    const before = await row();
    await fixture.changeSurvey(survey, survey.revision, { name: 'Another', definition: rewordedJson() });
    await fixture.call('post', `${pathOf(survey)}/close`);
    const again = await fixture.publishSurvey(survey);
    expect(again).toMatchObject({ version: 2, name: 'Another', link_code: survey.link_code });
    expect((await row()).filter(({ version }) => version === 1)).toEqual(before);
    expect((await fixture.call('get', `${pathOf(survey)}/versions/1`)).body.definition).toEqual(definition());
    expect((await fixture.call('get', `${pathOf(survey)}/versions/2`)).body.definition).toEqual(
      definition(rewordedJson()),
    );
  });

  it('creates one version when a draft is published several times concurrently', async () => {
    const survey = await fixture.createSurvey();
    await Promise.all(Array.from({ length: 4 }, () => fixture.publishSurvey(survey)));
    expect((await fixture.call('get', `${pathOf(survey)}/versions`)).body.data).toHaveLength(1);
    expect(await fixture.publishedFor(survey)).toHaveLength(1);
  });

  it('closes with one event, and reopens with its newest version', async () => {
    const survey = await fixture.publishSurvey(await fixture.createSurvey());
    const closed = (await fixture.call('post', `${pathOf(survey)}/close`)).body;
    expect(closed).toMatchObject({ status: 'closed', version: 1 });
    expect((await fixture.call('post', `${pathOf(survey)}/close`)).body).toEqual(closed);
    expect(await fixture.publishSurvey(survey)).toMatchObject({ status: 'published', version: 1 });
    const events = await fixture.publishedFor(survey);
    expect(events.map(({ type }) => type)).toEqual([SurveyPublished.type, SurveyClosed.type, SurveyPublished.type]);
    expect(events[2]!.payload).toEqual(events[0]!.payload);
  });

  it('does not close a survey that was never published', async () => {
    const survey = await fixture.createSurvey();
    const { status, body } = await fixture.call('post', `${pathOf(survey)}/close`);
    expect([status, body.code]).toEqual([409, 'survey.never-published']);
  });

  it('changes a survey only at the revision that was read', async () => {
    const survey = await fixture.createSurvey();
    expect(await fixture.call('patch', pathOf(survey), { body: { name: 'x' } })).toMatchObject({ status: 428 });
    expect(await fixture.changeSurvey(survey, 1, { name: 'Second' })).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
    });
    const stale = await fixture.changeSurvey(survey, 1, { name: 'Third' });
    expect([stale.status, stale.body.code]).toEqual([412, 'survey.changed-meanwhile']);
    const two = await Promise.all([
      fixture.changeSurvey(survey, 2, { name: 'a' }),
      fixture.changeSurvey(survey, 2, { name: 'b' }),
    ]);
    expect(new Set(two.map(({ status }) => status))).toEqual(new Set([200, 412]));
    expect((await fixture.call('get', pathOf(survey))).body).toMatchObject({ revision: 3 });
  });

  it('keeps the revision if a PATCH changes nothing, and replies 304 to clients that have it', async () => {
    const survey = await fixture.createSurvey();
    expect(await fixture.changeSurvey(survey, 1, { name: survey.name, definition: definitionJson() })).toMatchObject({
      headers: { etag: '"1"' },
    });
    expect(await fixture.changeSurvey(survey, 1, {})).toMatchObject({ status: 200, headers: { etag: '"1"' } });
    expect(await fixture.call('get', pathOf(survey), { headers: { 'if-none-match': '"1"' } })).toMatchObject({
      status: 304,
    });
    await fixture.publishSurvey(survey);
    expect(await fixture.call('get', pathOf(survey), { headers: { 'if-none-match': '"1"' } })).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
    });
  });

  it('is in the export of the workspace with its draft, and with all its versions', async () => {
    const survey = await fixture.publishSurvey(await fixture.createSurvey());
    const change = { name: 'Reworded', definition: rewordedJson() };
    await fixture.publishSurvey((await fixture.changeSurvey(survey, 2, change)).body);
    for (const step of ['close', 'archive']) await fixture.call('post', `${pathOf(survey)}/${step}`);
    const shown = (await fixture.call('get', pathOf(survey))).body;
    expect(shown.archived_at).not.toBeNull();
    expect(await exportedLines(fixture, 'surveys')).toContainEqual(shown);
    const versions = (await exportedLines(fixture, 'survey-versions')).filter(({ survey_id: id }) => id === survey.id);
    const own = [1, 2].map(async (n) => (await fixture.call('get', `${pathOf(survey)}/versions/${n}`)).body);
    expect(versions).toEqual(await Promise.all(own));
    expect(await exportedLines(fixture, 'surveys', fixture.otherTenantId)).toEqual([]);
  });
});
