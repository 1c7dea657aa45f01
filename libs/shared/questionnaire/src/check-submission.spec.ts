import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { compiledOf, exampleSurvey, parsed } from '../test/builders.js';
import { checkSubmission } from './check-submission.js';
import { compileSurvey } from './compile-survey.js';

const example = compileSurvey(parsed(exampleSurvey()));

const errorsOf = (compiled: typeof example, submission: object) => {
  const checked = checkSubmission(compiled, submission);
  return checked.ok ? [] : checked.errors.map(({ pointer, code }) => `${pointer} ${code}`);
};

const valueOf = (question: Record<string, unknown>, value: unknown) => {
  const checked = checkSubmission(compiledOf([{ key: 'q', ...question }]), { answers: { q: value } });
  return checked.ok ? (checked.scores[0]?.score ?? checked.answers[0]?.value) : checked.errors[0]?.code;
};

describe('checkSubmission', () => {
  it('turns a submission into scores, answers and attributes in the order of the survey', () => {
    const checked = checkSubmission(example, {
      language: 'fr-CA',
      answers: { comment: 'Too dear', reasons: ['other: the queue', 'price'], nps: 6, effort: 3 },
      hidden_fields: { member: true, visits: 5, shop: 'Lyon', order_number: 'A-17' },
    });
    expect(checked).toEqual({
      ok: true,
      language: 'fr',
      scores: [
        { question: 'nps', metric: 'nps', method: 'nps.v1', min: 0, max: 10, score: 6, primary: true },
        {
          question: 'effort',
          metric: 'ces',
          method: expect.stringMatching(/^ces\.v1:1-7:agree:[0-9a-f]{16}$/),
          min: 1,
          max: 7,
          score: 3,
          primary: true,
        },
      ],
      answers: [
        { question: 'reasons', kind: 'multi', value: ['price', 'other: the queue'] },
        { question: 'comment', kind: 'text', value: 'Too dear' },
      ],
      attributes: [
        { key: 'visits', value: 5, segment: '>3..6' },
        { key: 'shop', value: 'Lyon', segment: 'Lyon' },
        { key: 'order_number', value: 'A-17', segment: null },
        { key: 'member', value: true, segment: 'true' },
      ],
    });
  });

  it('rejects undeclared answers and hidden fields, including names of built-in object members', () => {
    const answers = JSON.parse('{"nps": 9, "__proto__": {"x": 1}, "constructor": 1, "a/b~": 1}');
    expect(errorsOf(example, { answers, hidden_fields: { toString: 'x', nps: 1 } })).toEqual([
      '/answers/__proto__ undeclared',
      '/answers/constructor undeclared',
      '/answers/a~1b~0 undeclared',
      '/hidden_fields/toString undeclared',
      '/hidden_fields/nps undeclared',
    ]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('rejects answers to questions that are not shown', () => {
    expect(errorsOf(example, { answers: { nps: 9, reasons: ['price'] } })).toEqual(['/answers/reasons not-shown']);
    expect(errorsOf(example, { answers: { nps: 9, reasons: [] } })).toEqual([]);
  });

  it('requires answers to required questions that are shown', () => {
    const compiled = compiledOf([
      { key: 'a', kind: 'nps', required: true },
      { key: 'b', kind: 'text', required: true, show_if: { question: 'a', op: 'lte', value: 6 } },
      { key: 'c', kind: 'text', required: true, show_if: { question: 'b', op: 'answered' } },
    ]);
    expect(errorsOf(compiled, { answers: {} })).toEqual(['/answers/a required']);
    expect(errorsOf(compiled, { answers: { a: 7 } })).toEqual([]);
    expect(errorsOf(compiled, { answers: { a: 6, b: ' ' } })).toEqual(['/answers/b required']);
    expect(errorsOf(compiled, { answers: { a: 6, b: 'x' } })).toEqual(['/answers/c required']);
  });

  it('reports an invalid answer once, and not also as missing', () => {
    expect(errorsOf(example, { answers: { nps: '9' } })).toEqual(['/answers/nps wrong-type']);
  });

  it('rejects a submission without answers', () => {
    const compiled = compiledOf([{ key: 'a', kind: 'text' }]);
    for (const submission of [{}, { answers: null }, { answers: { a: '' } }]) {
      expect(errorsOf(compiled, submission)).toEqual(['/answers required']);
    }
  });

  it.each([
    [{ kind: 'nps' }, 0, 0],
    [{ kind: 'nps' }, -0, 0],
    [{ kind: 'nps' }, 10, 10],
    [{ kind: 'nps' }, 11, 'out-of-range'],
    [{ kind: 'nps' }, -1, 'out-of-range'],
    [{ kind: 'nps' }, 9.5, 'wrong-type'],
    [{ kind: 'nps' }, Infinity, 'wrong-type'],
    [{ kind: 'nps' }, NaN, 'wrong-type'],
    [{ kind: 'nps' }, true, 'wrong-type'],
    [{ kind: 'nps' }, [9], 'wrong-type'],
    [{ kind: 'csat' }, 0, 'out-of-range'],
    [{ kind: 'csat', scale: { min: 0, max: 10 } }, 0, 0],
    [{ kind: 'ces', points: 5 }, 6, 'out-of-range'],
    [{ kind: 'stars' }, 5, 5],
    [{ kind: 'stars' }, 6, 'out-of-range'],
    [{ kind: 'number' }, 1e15, 1e15],
    [{ kind: 'number', integer: true }, 1.5, 'wrong-type'],
    [{ kind: 'number', min: 0, max: 1 }, 1.01, 'out-of-range'],
    [{ kind: 'text', max: 3 }, '😀😀😀', '😀😀😀'],
    [{ kind: 'text', max: 3 }, 'four', 'too-long'],
    [{ kind: 'text' }, 'a\u0000', 'unstorable-text'],
    [{ kind: 'text' }, '\udfff', 'unstorable-text'],
    [{ kind: 'text' }, 5, 'wrong-type'],
    [{ kind: 'date' }, '2024-02-29', '2024-02-29'],
    [{ kind: 'date' }, '2023-02-29', 'invalid-format'],
    [{ kind: 'date' }, '2023-00-01', 'invalid-format'],
    [{ kind: 'date', min: '2024-01-01' }, '2023-12-31', 'out-of-range'],
    [{ kind: 'single', choices: [{ key: 'a' }] }, 'a', 'a'],
    [{ kind: 'single', choices: [{ key: 'a' }] }, 'b', 'unknown-choice'],
    [{ kind: 'single', choices: [{ key: 'a' }] }, 'other:b', 'unknown-choice'],
    [{ kind: 'single', choices: [{ key: 'a' }], other: true }, 'other:b', 'other:b'],
    [{ kind: 'single', choices: [{ key: 'a' }], other: true }, 'other', 'unknown-choice'],
    [{ kind: 'single', choices: [{ key: 'a' }], other: true }, 'other:\u0000', 'unstorable-text'],
    [{ kind: 'multi', choices: [{ key: 'a' }] }, 'a', 'wrong-type'],
    [{ kind: 'multi', choices: [{ key: 'a' }, { key: 'b' }] }, ['b', 'a'], ['a', 'b']],
    [{ kind: 'multi', choices: [{ key: 'a' }, { key: 'b' }] }, ['a', 'a'], 'duplicate'],
    [{ kind: 'multi', choices: [{ key: 'a' }], other: true }, ['other:x', 'other:y'], 'duplicate'],
    [{ kind: 'multi', choices: [{ key: 'a' }] }, [{}], 'unknown-choice'],
    [{ kind: 'consent' }, false, false],
    [{ kind: 'consent' }, 'true', 'wrong-type'],
    [{ kind: 'consent', required: true }, false, 'required'],
    [{ kind: 'consent', required: true }, true, true],
  ])('for %j, the answer %j gives %j', (question, value, expected) => {
    expect(valueOf(question, value)).toEqual(expected);
  });

  it('counts stars as satisfaction only if the question has the metric', () => {
    const compiled = compiledOf([
      { key: 'a', kind: 'stars' },
      { key: 'b', kind: 'stars', max: 10, metric: 'csat' },
    ]);
    expect(checkSubmission(compiled, { answers: { a: 4, b: 4 } })).toMatchObject({
      scores: [{ question: 'b', metric: 'csat', method: 'csat.v1:1-10', min: 1, max: 10, score: 4 }],
      answers: [{ question: 'a', kind: 'stars', value: 4 }],
    });
  });

  it('rejects hidden fields of wrong types', () => {
    expect(
      errorsOf(example, { answers: { nps: 9 }, hidden_fields: { shop: '\ud800', visits: '5', member: 1 } }),
    ).toEqual([
      '/hidden_fields/visits wrong-type',
      '/hidden_fields/shop unstorable-text',
      '/hidden_fields/member wrong-type',
    ]);
  });

  it.each([
    ['x'.repeat(200), 'x'.repeat(200)],
    ['x'.repeat(201), `${'x'.repeat(199)}…`],
    ['😀'.repeat(200), '😀'.repeat(200)],
    ['😀'.repeat(5_000), `${'😀'.repeat(199)}…`],
  ])('cuts a long text of a hidden field instead of losing the score (%.5s)', (shop, stored) => {
    const checked = checkSubmission(example, { answers: { nps: 9 }, hidden_fields: { shop } });
    expect(checked).toMatchObject({ ok: true, attributes: [{ key: 'shop', value: stored }] });
  });

  it('never throws, and accepts what it returns', () => {
    const value = fc.oneof(
      fc.jsonValue(),
      fc.integer({ min: -1, max: 11 }),
      fc.constantFrom('price', 'other:x', NaN, '\ud800'),
      fc.array(fc.constantFrom('price', 'service', 'other:x', 'no'), { maxLength: 4 }),
    );
    const members = fc.dictionary(
      fc.constantFrom('nps', 'reasons', 'comment', 'effort', 'visits', 'shop', 'member', '__proto__', 'constructor'),
      value,
    );
    fc.assert(
      fc.property(fc.oneof(members, value), fc.oneof(members, value), value, (answers, hidden_fields, language) => {
        const checked = checkSubmission(example, { answers, hidden_fields, language });
        if (!checked.ok) return expect(checked.errors.length).toBeGreaterThan(0);
        const again = {
          answers: Object.fromEntries([
            ...checked.scores.map(({ question, score }) => [question, score] as const),
            ...checked.answers.map((answer) => [answer.question, answer.value] as const),
          ]),
          hidden_fields: Object.fromEntries(checked.attributes.map((field) => [field.key, field.value])),
          language: checked.language,
        };
        return expect(checkSubmission(example, again)).toEqual(checked);
      }),
      { numRuns: 2_000 },
    );
  });
});
