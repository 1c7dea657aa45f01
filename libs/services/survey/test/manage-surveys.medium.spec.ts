import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SurveyActionAudited, SurveyPreviewCreated } from '@hearback/contracts';
import { PreviewTokens } from '@hearback/http';
import { definition } from './builders.js';
import { pathOf, surveyFixture, uuidOf, type SurveyFixture } from './survey-fixture.js';

describe('surveys as people manage them', () => {
  let fixture: SurveyFixture;
  beforeAll(async () => {
    fixture = await surveyFixture();
  });
  afterAll(() => fixture?.close());

  const act = (survey: { id: string }, action: string, more: object = {}) =>
    fixture.call('post', `${pathOf(survey)}/${action}`, more);
  const names = async (query: string) =>
    ((await fixture.call('get', `/v1/surveys?${query}`)).body.data as { name: string }[]).map(({ name }) => name);
  const actions = async (survey: { id: string }) =>
    (await fixture.events.all(SurveyActionAudited))
      .filter(({ payload }) => payload.target.id === uuidOf(survey))
      .map(({ payload }) => payload.action);

  it('are found by a part of the name and by tag', async () => {
    await fixture.createSurvey({ name: 'Café 100% München', tags: [' shop ', 'summer', 'shop'] });
    await fixture.createSurvey({ name: 'Cafe', tags: ['shop'] });
    expect(await names('search=CAFÉ%20100%25')).toEqual(['Café 100% München']);
    expect(await names('search=%25_')).toEqual([]);
    expect(await names('tag=summer')).toEqual(['Café 100% München']);
    expect((await names('tag=shop')).toSorted()).toEqual(['Cafe', 'Café 100% München']);
    expect(await names('tag=shop&search=cafe')).toEqual(['Cafe']);
  });

  it('can be tried out by a link to the draft as it is, which is audited', async () => {
    const survey = await fixture.createSurvey();
    const reply = await act(survey, 'preview-links');
    expect([reply.status, reply.body.object]).toEqual([201, 'preview_link']);
    const token = new URL(reply.body.url).searchParams.get('preview')!;
    const { payload } = await fixture.events.next(SurveyPreviewCreated, {
      survey_id: uuidOf(survey),
    });
    expect(reply.body.url).toContain(`/s/${payload.link_code}?`);
    expect(payload).toMatchObject({
      name: 'After delivery',
      definition: survey.definition,
      expires_at: reply.body.expires_at,
    });
    expect(fixture.app.get(PreviewTokens, { strict: false }).read(token)).toEqual({
      tenantId: fixture.tenantId,
      previewId: payload.preview_id,
    });
    expect(await actions(survey)).toContain('survey.preview-created');
    expect((await act(survey, 'preview-links', { as: 'viewer' })).status).toBe(403);
    expect((await act(survey, 'preview-links', { as: 'other' })).status).toBe(404);
  });

  it('have tags that a change replaces as a whole, at the revision that was read', async () => {
    const survey = await fixture.createSurvey({ tags: ['a', ' a ', 'b'] });
    expect(survey.tags).toEqual(['a', 'b']);
    const change = (body: object, revision: number) => fixture.changeSurvey(survey, revision, body);
    expect((await change({ tags: ['c'] }, 1)).body).toMatchObject({ tags: ['c'], revision: 2 });
    expect((await change({ tags: ['c'] }, 2)).body).toMatchObject({ revision: 2 });
    expect((await change({ name: 'Other' }, 2)).body).toMatchObject({ tags: ['c'] });
    for (const tags of [[' '], ['x'.repeat(41)], Array.from({ length: 21 }, (_, i) => `t${i}`), [1], 'a']) {
      expect(await change({ tags }, 3)).toMatchObject({ status: 400 });
    }
  });

  it('are duplicated as drafts with a link code of their own', async () => {
    const survey = (await act(await fixture.createSurvey({ tags: ['shop'] }), 'publish')).body;
    const reply = await act(survey, 'duplicate', { body: { name: ' Copy ' } });
    expect(reply.status).toBe(201);
    expect(reply.body).toMatchObject({
      name: 'Copy',
      status: 'draft',
      version: null,
      revision: 1,
      tags: ['shop'],
      definition: definition(),
    });
    expect(reply.body.id).not.toBe(survey.id);
    expect(reply.body.link_code).not.toBe(survey.link_code);
    expect(await act(survey, 'duplicate', { body: {} })).toMatchObject({ status: 400 });
    expect(await act(survey, 'duplicate', { body: { name: 'x' }, as: 'other' })).toMatchObject({ status: 404 });
    expect(await act(survey, 'duplicate', { body: { name: 'x' }, as: 'viewer' })).toMatchObject({ status: 403 });
  });

  it('are archived once they accept no answers, and unarchived', async () => {
    const survey = (await act(await fixture.createSurvey({ name: 'Archive me' }), 'publish')).body;
    expect((await act(survey, 'archive')).body.code).toBe('survey.still-open');
    await act(survey, 'close');
    const archived = (await act(survey, 'archive')).body;
    expect(archived).toMatchObject({ status: 'closed', archived_at: expect.any(String), revision: 4 });
    expect((await act(survey, 'archive')).body).toEqual(archived);
    expect(await names('search=archive%20me')).toEqual([]);
    expect(await names('search=archive%20me&archived=true')).toEqual(['Archive me']);
    expect((await act(survey, 'publish')).body.code).toBe('survey.archived');
    expect((await act(survey, 'unarchive')).body).toMatchObject({ archived_at: null, revision: 5 });
    expect(await names('search=archive%20me')).toEqual(['Archive me']);
    expect((await act(survey, 'publish')).body).toMatchObject({ status: 'published' });
    expect(await act(survey, 'archive', { as: 'other' })).toMatchObject({ status: 404 });
    expect(await actions(survey)).toEqual([
      'survey.published',
      'survey.closed',
      'survey.archived',
      'survey.unarchived',
      'survey.published',
    ]);
  });
});
