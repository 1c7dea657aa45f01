import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { definitionJson, rewordedJson } from './builders.js';
import { pathOf, surveyFixture, type SurveyFixture } from './survey-fixture.js';

const effortJson = (statement: string) =>
  definitionJson({
    languages: ['en'],
    texts: { en: { 'questions.effort.title': 'Your return', 'questions.effort.statement': statement } },
    questions: [{ key: 'effort', kind: 'ces' }],
  });

describe('changes of a survey', () => {
  let fixture: SurveyFixture;
  beforeAll(async () => {
    fixture = await surveyFixture();
  });
  afterAll(() => fixture?.close());

  it('say before publishing which scores start a new series, and afterwards which did', async () => {
    const survey = await fixture.createSurvey({ definition: effortJson('It was easy.') });
    const changesOf = async (path = '/changes') => (await fixture.call('get', `${pathOf(survey)}${path}`)).body;
    expect(await changesOf()).toMatchObject({ from: null, to: null, next_version: 1, changes: [] });

    const published = await fixture.publishSurvey(survey);
    expect(await changesOf()).toMatchObject({
      from: 1,
      next_version: null,
      changes_count: 0,
      series: [{ question: 'effort', state: 'continues', reason: null }],
    });

    await fixture.changeSurvey(survey, published.revision, { definition: effortJson('It was simple.') });
    const expected = {
      from: 1,
      changes: [{ part: 'text', name: 'questions.effort.statement', before: 'It was easy.', after: 'It was simple.' }],
      series: [{ question: 'effort', metric: 'ces', state: 'starts', reason: 'wording' }],
    };
    expect(await changesOf()).toMatchObject({ ...expected, to: null, next_version: 2 });

    await fixture.publishSurvey(survey);
    expect(await changesOf('/versions/2/changes')).toMatchObject({ ...expected, to: 2, next_version: null });
    expect(await changesOf('/versions/1/changes')).toMatchObject({ from: null, to: 1 });
    expect(await changesOf('/changes?from=1')).toMatchObject({ ...expected, next_version: null });
  });

  it('are read by the own workspace only, and name what does not exist', async () => {
    const survey = await fixture.createSurvey({ definition: rewordedJson() });
    for (const [path, as, code] of [
      ['/changes', 'other', 'survey.survey-not-found'],
      ['/versions/1/changes', 'viewer', 'survey.version-not-found'],
      ['/changes?from=3', 'viewer', 'survey.version-not-found'],
    ] as const) {
      const reply = await fixture.call('get', `${pathOf(survey)}${path}`, { as });
      expect([reply.status, reply.body.code]).toEqual([404, code]);
    }
    expect((await fixture.call('get', `${pathOf(survey)}/changes?from=x`)).status).toBe(400);
  });
});
