import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { exampleSurvey, surveyOf } from '../test/builders.js';
import { LIMITS } from './limits.js';
import { parseSurvey } from './parse-survey.js';

const errorsOf = (json: unknown) => {
  const parsed = parseSurvey(json);
  return parsed.ok ? [] : parsed.errors.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('parseSurvey', () => {
  it('accepts the example and fills in defaults', () => {
    const parsed = parseSurvey(exampleSurvey());
    expect(parsed).toMatchObject({ ok: true });
    expect(parsed.ok && parsed.survey.questions[1]).toEqual({
      key: 'reasons',
      kind: 'multi',
      required: false,
      choices: [{ key: 'price' }, { key: 'service' }],
      other: true,
      show_if: { question: 'nps', op: 'lte', value: 8 },
    });
    expect(parsed.ok && parsed.survey.questions[3]).toEqual({
      key: 'effort',
      kind: 'ces',
      required: false,
      points: 7,
      direction: 'agree',
    });
  });

  it('parses its own result to the same survey', () => {
    const once = parseSurvey(exampleSurvey());
    const again = once.ok ? parseSurvey(JSON.parse(JSON.stringify(once.survey))) : once;
    expect(again).toEqual(once);
  });

  it('reports every defect with its pointer', () => {
    const json = exampleSurvey({
      default_language: 'de',
      questions: [
        { key: 'Nps', kind: 'nps' },
        { key: 'a', kind: 'slider' },
        { key: 'b', kind: 'csat', scale: { min: 5, max: 5 } },
        { key: 'b', kind: 'text', max: 10_001, extra: 1 },
        { key: 'constructor', kind: 'nps' },
        null,
      ],
      surprise: true,
    });
    expect(errorsOf(json)).toEqual(
      expect.arrayContaining([
        '/surprise unknown-member',
        '/default_language unknown-reference',
        '/questions/0/key invalid-key',
        '/questions/1/kind invalid-value',
        '/questions/2/scale/max out-of-range',
        '/questions/3/key duplicate',
        '/questions/3/max out-of-range',
        '/questions/3/extra unknown-member',
        '/questions/4/key invalid-key',
        '/questions/5 wrong-type',
      ]),
    );
  });

  it('accepts one primary question per metric', () => {
    const errors = errorsOf(
      surveyOf([
        { key: 'shop', kind: 'csat', primary: true },
        { key: 'recommend', kind: 'nps', primary: true },
        { key: 'delivery', kind: 'stars', metric: 'csat', primary: true },
        { key: 'look', kind: 'stars', primary: true },
      ]),
    );
    expect(errors).toEqual(['/questions/2/primary duplicate', '/questions/3/primary not-a-metric']);
  });

  it('lets anonymous surveys ask only what cannot name anybody and what their reports can show', () => {
    const anonymous = { period: 'month', audience: 'employees' };
    const plain = ['nps', 'text', 'email', 'date'].map((kind, i) => ({ key: `q${i}`, kind }));
    const named = { ...surveyOf(plain, [{ key: 'staff', type: 'text' }]), anonymous };
    expect(errorsOf(named)).toEqual([
      '/hidden_fields/0 not-anonymous',
      '/questions/2/kind not-anonymous',
      '/questions/3/kind not-anonymous',
    ]);
    expect(errorsOf({ ...surveyOf(plain.slice(0, 2)), anonymous })).toEqual([]);
    expect(errorsOf({ ...surveyOf(plain.slice(0, 2)), anonymous: { period: 'day', audience: 'employees' } })).toEqual([
      '/anonymous/period invalid-value',
    ]);
  });

  it('requires, in the default language, every needed text and every text that another language has', () => {
    const json = exampleSurvey();
    delete json.texts.en['questions.reasons.choices.other'];
    delete json.texts.en['welcome.title'];
    expect(errorsOf(json)).toEqual([
      '/texts/en/questions.reasons.choices.other missing-text',
      '/texts/en/welcome.title missing-text',
    ]);
  });

  it('rejects unknown texts, undeclared languages, and blank and overlong texts', () => {
    const json = exampleSurvey();
    Object.assign(json.texts.en, {
      'questions.gone.title': 'x',
      'thank_you.title': '  ',
      'thank_you.text': 'x'.repeat(10_001),
    });
    json.texts['de'] = {};
    expect(errorsOf(json)).toEqual(
      expect.arrayContaining([
        '/texts/en/questions.gone.title unknown-reference',
        '/texts/en/thank_you.title required',
        '/texts/en/thank_you.text too-long',
        '/texts/de unknown-reference',
      ]),
    );
  });

  it('lets conditions refer only to earlier questions and hidden fields', () => {
    const own = { question: 'b', op: 'answered' };
    const later = { question: 'c', op: 'answered' };
    const conditions = [own, later, { hidden_field: 'gone', op: 'answered' }];
    for (const show_if of conditions) {
      const json = surveyOf([
        { key: 'a', kind: 'nps' },
        { key: 'b', kind: 'nps', show_if },
        { key: 'c', kind: 'nps' },
      ]);
      expect(errorsOf(json)[0]).toMatch(/^\/questions\/1\/show_if\/(question|hidden_field) unknown-reference$/);
    }
  });

  it.each([
    [{ question: 'score', op: 'includes', value: 1 }, '/op not-applicable'],
    [{ question: 'score', op: 'lt', value: '6' }, '/value wrong-type'],
    [{ question: 'score', op: 'lt' }, '/value required'],
    [{ question: 'score', op: 'answered', value: 1 }, '/value unknown-member'],
    [{ question: 'choice', op: 'eq', value: 'gone' }, '/value wrong-type'],
    [{ question: 'choice', op: 'lt', value: 'a' }, '/op not-applicable'],
    [{ question: 'score', hidden_field: 'score', op: 'answered' }, '/hidden_field unknown-member'],
    [{ all: [] }, '/all too-few'],
    [{ all: [], any: [] }, '/any unknown-member'],
    [{ not: 1 }, '/not wrong-type'],
    [[], ' wrong-type'],
  ])('rejects the condition %j', (show_if, defect) => {
    const json = surveyOf([
      { key: 'score', kind: 'nps' },
      { key: 'choice', kind: 'single', choices: [{ key: 'a' }] },
      { key: 'last', kind: 'text', show_if },
    ]);
    expect(errorsOf(json)).toContain(`/questions/2/show_if${defect}`);
  });

  it('rejects bands out of order and members of another type of field', () => {
    const json = exampleSurvey({
      hidden_fields: [
        { key: 'v', type: 'number', bands: [3, 3] },
        { key: 'w', type: 'boolean', bands: [1] },
        { key: 'nps', type: 'text' },
      ],
    });
    expect(errorsOf(json)).toEqual(
      expect.arrayContaining([
        '/hidden_fields/0/bands/1 out-of-order',
        '/hidden_fields/1/bands unknown-member',
        '/questions/0/key duplicate',
      ]),
    );
  });

  it.each([
    ['questions', LIMITS.questions, (n: number) => surveyOf(times(n, (i) => ({ key: `q${i}`, kind: 'nps' })))],
    [
      'choices',
      LIMITS.choices,
      (n: number) => surveyOf([{ key: 'q', kind: 'single', choices: times(n, (i) => ({ key: `c${i}` })) }]),
    ],
    [
      'comparisons',
      LIMITS.comparisons,
      (n: number) =>
        surveyOf([
          { key: 'a', kind: 'nps' },
          { key: 'b', kind: 'nps', show_if: { any: [{ all: times(n - 1, answered) }, answered()] } },
        ]),
    ],
    ['text characters', LIMITS.textCharacters, (n: number) => withTitle('\u{1f600}'.repeat(n))],
  ])('accepts %s up to the limit and no more', (_, limit, make) => {
    for (const n of [limit - 1, limit]) expect(errorsOf(make(n))).toEqual([]);
    expect(errorsOf(make(limit + 1))).toHaveLength(1);
  });

  it('accepts exactly 1 MB', () => {
    const filler = (bytes: number) => {
      const json = surveyOf(times(120, (i) => ({ key: `q${i}`, kind: 'nps', required: false })));
      for (let i = 0; bytes > 0 && i < 120; i += 1) {
        const empty = `,"questions.q${i}.help":""`.length;
        const length = Math.min(bytes - empty, 9_000);
        json.texts.en[`questions.q${i}.help`] = 'x'.repeat(length);
        bytes -= empty + length;
      }
      return json;
    };
    const room = LIMITS.surveyBytes - JSON.stringify(filler(0)).length;
    expect(JSON.stringify(filler(room))).toHaveLength(LIMITS.surveyBytes);
    for (const bytes of [room - 1, room]) expect(errorsOf(filler(bytes))).toEqual([]);
    expect(errorsOf(filler(room + 1))).toEqual([' too-large']);
    const shorter = filler(room);
    for (const question of shorter.questions) delete question['required'];
    expect(errorsOf(shorter)).toEqual([]);
    shorter.questions.push(...times(380, (i) => ({ key: `p${i}`, kind: 'consent' })));
    for (const { key } of shorter.questions.slice(120)) shorter.texts.en[`questions.${key as string}.title`] = 'x';
    expect(errorsOf(shorter)).toEqual([' too-large']);
  });

  it('rejects values that are not storable JSON', () => {
    const circle: Record<string, unknown> = {};
    circle['circle'] = circle;
    expect(errorsOf(circle)[0]).toMatch(/too-deep$/);
    expect(errorsOf(JSON.parse('{"__proto__": {}}'))).toEqual(['/__proto__ unknown-member']);
    for (const value of ['\u0000', '\ud800']) expect(errorsOf({ texts: value })).toEqual(['/texts unstorable-text']);
    for (const value of [NaN, Infinity, undefined, 1n, () => 1, new Date(0), Symbol('s')]) {
      expect(errorsOf({ texts: value })).toEqual(['/texts wrong-type']);
    }
  });

  it('never throws, and reports defects', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.anything()), (json) => {
        expect(errorsOf(json).length).toBeGreaterThan(0);
      }),
    );
  });

  it('never throws on a survey with one value replaced', () => {
    const paths = pathsOf(exampleSurvey());
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const json = exampleSurvey();
        let parent = json as unknown as Record<string, unknown>;
        for (const name of path.slice(0, -1)) parent = parent[name] as Record<string, unknown>;
        parent[path.at(-1)!] = value;
        const parsed = parseSurvey(json);
        expect(parsed.ok || parsed.errors.length <= LIMITS.errors).toBe(true);
        if (parsed.ok) expect(parseSurvey(parsed.survey)).toEqual(parsed);
      }),
      { numRuns: 2_000 },
    );
  });
});

const times = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i));
const answered = () => ({ question: 'a', op: 'answered' });

function withTitle(title: string): unknown {
  const json = surveyOf([{ key: 'q', kind: 'nps' }]);
  json.texts.en['questions.q.title'] = title;
  return json;
}

function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((name) => {
    const own = [...path, name];
    return [own, ...pathsOf((value as Record<string, unknown>)[name], own)];
  });
}
