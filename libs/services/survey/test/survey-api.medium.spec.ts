import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LIMITS } from '@hearback/questionnaire';
import { definitionJson, rewordedJson } from './builders.js';
import { pathOf, surveyFixture, uuidOf, type SurveyFixture } from './survey-fixture.js';

describe('surveys over HTTP', () => {
  let fixture: SurveyFixture;
  beforeAll(async () => {
    fixture = await surveyFixture();
  });
  afterAll(() => fixture?.close());

  it('lints a definition without storing it, and the draft of a survey', async () => {
    const definition = definitionJson();
    const texts = Object.fromEntries(
      Object.entries(definition.texts as Record<string, Record<string, string>>).map(([language, own]) => [
        language,
        { ...own, 'questions.recommend.title': 'Do you always recommend our price and quality?' },
      ]),
    );
    const report = await fixture.call('post', '/v1/surveys/lint', { body: { definition: { ...definition, texts } } });
    expect(report.status).toBe(200);
    const found = report.body.findings as { code: string; pointer: string }[];
    expect(found.map(({ code }) => code)).toEqual(expect.arrayContaining(['absolute-wording', 'double-barrelled']));
    expect(found[0]!.pointer).toMatch(/^\/texts\//);
    expect(report.body.seconds[0]).toMatchObject({ language: 'en', shortest: expect.any(Number) });
    const survey = await fixture.createSurvey({ definition: { ...definition, texts } });
    const stored = await fixture.call('get', `${pathOf(survey)}/lint`);
    expect(stored.body).toEqual(report.body);
    const bad = await fixture.call('post', '/v1/surveys/lint', {
      body: { definition: definitionJson({ questions: [] }) },
    });
    expect(bad.body.errors[0].pointer).toBe('/definition/questions');
  });

  it.each([
    ['an unknown member', definitionJson({ surprise: 1 }), '/definition/surprise'],
    ['no question', definitionJson({ questions: [] }), '/definition/questions'],
    ['an unknown kind', definitionJson({ questions: [{ key: 'a', kind: 'slider' }] }), '/definition/questions/0/kind'],
    ['a missing text', definitionJson({ texts: { en: {} } }), '/definition/texts/en/questions.recommend.title'],
    [
      'a circular condition',
      definitionJson({ questions: [{ key: 'a', kind: 'nps', show_if: { question: 'a', op: 'answered' } }] }),
      '/definition/questions/0/show_if/question',
    ],
    ['a list', [], '/definition'],
    ['a string', 'survey', '/definition'],
    ['nothing', null, '/definition'],
    ['a NUL', definitionJson({ default_language: '\u0000' }), '/definition/default_language'],
    ['a lone surrogate', definitionJson({ texts: { en: { '\ud800': 'x' } } }), undefined],
    ['too much nesting', definitionJson({ hidden_fields: nested(30) }), undefined],
    ['a member __proto__', JSON.parse('{"__proto__": {"x": 1}}'), undefined],
    [
      'more than 1 MB',
      definitionJson({
        texts: { en: Object.fromEntries(Array.from({ length: 120 }, (_, i) => [`t${i}`, 'x'.repeat(9_000)])) },
      }),
      '/definition',
    ],
  ])('rejects a definition with %s and stores nothing', async (_, json, pointer) => {
    const count = async () => fixture.sql('select count(*) from survey.survey');
    const survey = await fixture.createSurvey();
    const before = await count();
    for (const reply of [
      await fixture.call('post', '/v1/surveys', { body: { name: 'Bad', definition: json } }),
      await fixture.changeSurvey(survey, 1, { definition: json }),
    ]) {
      expect([400, 422]).toContain(reply.status);
      expect(reply.type).toBe('application/problem+json');
      if (pointer !== undefined) expect(reply.body.errors[0].pointer).toBe(pointer);
    }
    expect(await count()).toEqual(before);
    expect((await fixture.call('get', pathOf(survey))).body).toEqual(survey);
  });

  it('accepts a definition of exactly the allowed size', async () => {
    const json = fullSize();
    expect(JSON.stringify(json)).toHaveLength(LIMITS.surveyBytes);
    const survey = await fixture.createSurvey({ definition: json });
    expect(await fixture.publishSurvey(survey)).toMatchObject({ version: 1 });
  });

  it.each([
    ['an unknown member', { name: 'x', definition: definitionJson(), tenant_id: 'x' }],
    ['no name', { definition: definitionJson() }],
    ['a blank name', { name: ' ', definition: definitionJson() }],
    ['a name that is too long', { name: 'x'.repeat(201), definition: definitionJson() }],
    ['no definition', { name: 'x' }],
    ['an id of another kind', { name: 'x', touchpoint_id: 'srv_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c', definition: {} }],
    ['a list', []],
  ])('rejects a body with %s', async (_, body) => {
    expect(await fixture.call('post', '/v1/surveys', { body })).toMatchObject({ status: 400 });
  });

  it('does not find surveys of other workspaces', async () => {
    const survey = await fixture.publishSurvey(await fixture.createSurvey());
    const row = () => fixture.sql('select * from survey.survey where id = $1', [uuidOf(survey)]);
    const before = await row();
    const as = 'other';
    for (const [method, at, more] of [
      ['get', '', {}],
      ['patch', '', { body: { name: 'Mine' }, headers: { 'if-match': '"2"' } }],
      ['post', '/publish', {}],
      ['post', '/close', {}],
      ['get', '/versions', {}],
      ['get', '/versions/1', {}],
    ] as const) {
      expect(await fixture.call(method, `${pathOf(survey)}${at}`, { ...more, as })).toMatchObject({ status: 404 });
    }
    expect((await fixture.call('get', '/v1/surveys', { as })).body.data).toEqual([]);
    expect(await row()).toEqual(before);
  });

  it('does not let a survey refer to a touchpoint of another workspace', async () => {
    const body = { key: 'theirs', name: 'Theirs' };
    const touchpoint = (await fixture.call('post', '/v1/touchpoints', { body, as: 'other' })).body;
    const survey = await fixture.createSurvey();
    for (const reply of [
      await fixture.call('post', '/v1/surveys', {
        body: { name: 'x', touchpoint_id: touchpoint.id, definition: definitionJson() },
      }),
      await fixture.changeSurvey(survey, 1, { touchpoint_id: touchpoint.id }),
    ]) {
      expect([reply.status, reply.body.code]).toEqual([422, 'survey.unknown-touchpoint']);
    }
  });

  it('repeats the first reply for a POST with the same idempotency key', async () => {
    const body = { name: 'Once', definition: definitionJson() };
    const post = (more: object = {}) =>
      fixture.call('post', '/v1/surveys', {
        body: { ...body, ...more },
        headers: { 'idempotency-key': 'survey-once' },
      });
    const first = await post();
    const again = await post();
    expect([again.status, again.body]).toEqual([201, first.body]);
    expect(await post({ name: 'Twice' })).toMatchObject({ status: 422 });
    expect(await fixture.sql("select 1 from survey.survey where name in ('Once', 'Twice')")).toHaveLength(1);
  });

  it('lists by status and touchpoint, page by page, without definitions', async () => {
    const as = 'third';
    const named = async (name: string) => {
      fixture.clock.advance(1_000);
      return fixture.createSurvey({ name }, as);
    };
    const made = [await named('one'), await named('two'), await named('three')];
    await fixture.call('post', `${pathOf(made[1]!)}/publish`, { as });
    const list = async (query: string) => (await fixture.call('get', `/v1/surveys?${query}`, { as })).body;
    const first = await list('limit=2&order=asc');
    expect(first).toMatchObject({ has_more: true, data: [{ name: 'one' }, { name: 'two' }] });
    expect(first.data[0]).not.toHaveProperty('definition');
    const rest = await list(`limit=2&order=asc&cursor=${first.next_cursor}`);
    expect(rest).toMatchObject({ has_more: false, next_cursor: null, data: [{ name: 'three' }] });
    expect((await list('status=published')).data.map(({ name }: { name: string }) => name)).toEqual(['two']);
    expect((await list('status=closed')).data).toEqual([]);
    for (const bad of [
      `status=draft&cursor=${first.next_cursor}`,
      'status=gone',
      'surprise=1',
      'limit=0',
      'limit=101',
    ]) {
      expect(await fixture.call('get', `/v1/surveys?${bad}`, { as })).toMatchObject({ status: 400 });
    }
  });

  it('lists the versions of a survey from the newest', async () => {
    const survey = await fixture.publishSurvey(await fixture.createSurvey());
    await fixture.changeSurvey(survey, 2, { definition: rewordedJson() });
    fixture.clock.advance(1_000);
    await fixture.publishSurvey(survey);
    const numbers = async (query: string) =>
      (await fixture.call('get', `${pathOf(survey)}/versions?${query}`)).body.data.map(
        (v: { version: number }) => v.version,
      );
    expect(await numbers('')).toEqual([2, 1]);
    const page = (await fixture.call('get', `${pathOf(survey)}/versions?limit=1`)).body;
    expect(await numbers(`limit=1&cursor=${page.next_cursor}`)).toEqual([1]);
    expect(await fixture.call('get', `${pathOf(survey)}/versions/3`)).toMatchObject({ status: 404 });
    for (const bad of ['0', '-1', '1.0', 'x', '99999999999999999999']) {
      expect(await fixture.call('get', `${pathOf(survey)}/versions/${bad}`)).toMatchObject({ status: 404 });
    }
  });

  it('lets viewers read and only editors write', async () => {
    const survey = await fixture.createSurvey();
    const as = 'viewer';
    expect(await fixture.call('get', pathOf(survey), { as })).toMatchObject({ status: 200 });
    const body = { name: 'x', definition: definitionJson() };
    expect(await fixture.call('post', '/v1/surveys', { as, body })).toMatchObject({ status: 403 });
    expect(await fixture.call('post', `${pathOf(survey)}/publish`, { as })).toMatchObject({ status: 403 });
  });

  it('offers templates that can be created and published as they are', async () => {
    const { data } = (await fixture.call('get', '/v1/survey-templates')).body;
    expect(data).toHaveLength(10);
    for (const template of data) {
      const survey = await fixture.createSurvey({ name: template.name, definition: template.definition });
      expect(await fixture.publishSurvey(survey)).toMatchObject({ version: 1 });
    }
  });
});

function nested(levels: number): unknown {
  return levels === 0 ? 1 : [nested(levels - 1)];
}

/** A survey whose JSON has exactly the maximum size. */
function fullSize(): Record<string, unknown> {
  const questions = Array.from({ length: 120 }, (_, i) => ({ key: `q${i}`, kind: 'nps', required: false }));
  const en: Record<string, string> = Object.fromEntries(
    questions.flatMap(({ key }) => [
      [`questions.${key}.title`, 'x'],
      [`questions.${key}.help`, 'x'],
    ]),
  );
  const json = definitionJson({ texts: { en }, questions, languages: ['en'] });
  let room = LIMITS.surveyBytes - JSON.stringify(json).length;
  for (const { key } of questions) {
    const more = Math.min(room, 9_000);
    en[`questions.${key}.help`] += 'x'.repeat(more);
    room -= more;
  }
  return json;
}
