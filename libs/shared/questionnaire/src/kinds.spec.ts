import { describe, expect, it } from '@jest/globals';
import { compiledOf, parsed, surveyOf } from '../test/builders.js';
import { checkSubmission, type Strictness } from './check-submission.js';
import { parseSurvey } from './parse-survey.js';
import { answerFromText } from './value-from-text.js';
import { visibleQuestions } from './visible-questions.js';

const ROWS = { rows: [{ key: 'price' }, { key: 'service' }], choices: [{ key: 'bad' }, { key: 'good' }] };
const MATRIX = { key: 'q', kind: 'matrix', ...ROWS };
const RANKING = { key: 'q', kind: 'ranking', choices: [{ key: 'a' }, { key: 'b' }, { key: 'c' }] };
const EMAIL = { key: 'q', kind: 'email' };
const EMOJI = { key: 'q', kind: 'emoji' };

const check = (question: Record<string, unknown>, value: unknown, strictness?: Strictness) => {
  const checked = checkSubmission(compiledOf([question]), { answers: { q: value } }, strictness);
  return checked.ok ? checked.answers[0]!.value : `${checked.errors[0]!.code}: ${checked.errors[0]!.detail}`;
};

const defectsOf = (questions: readonly Record<string, unknown>[]) => {
  const result = parseSurvey(surveyOf(questions));
  return result.ok ? [] : result.errors.map(({ pointer, code }) => `${pointer} ${code}`);
};

describe('emoji', () => {
  it('takes 1 to 5, and is not a score', () => {
    expect(check(EMOJI, 5)).toBe(5);
    expect(check(EMOJI, 6)).toMatch(/^out-of-range: must be from 1 to 5/);
    expect(answerFromText(compiledOf([EMOJI]).questions[0]!.question, '4')).toBe(4);
    expect(defectsOf([{ ...EMOJI, primary: true }])).toEqual(['/questions/0/primary unknown-member']);
  });
});

describe('matrix', () => {
  it('takes one choice per row, in the order of the survey', () => {
    expect(check(MATRIX, { service: 'bad', price: 'good' })).toEqual({ price: 'good', service: 'bad' });
    expect(Object.keys(check(MATRIX, { service: 'bad', price: 'good' }) as object)).toEqual(['price', 'service']);
    expect(check(MATRIX, { price: null, service: 'good' })).toEqual({ service: 'good' });
    expect(check(MATRIX, { price: 'fine' })).toMatch(/^unknown-choice/);
    expect(check(MATRIX, { delivery: 'good' })).toMatch(/^unknown-row/);
    expect(check(MATRIX, ['good'])).toMatch(/^wrong-type/);
    expect(check(MATRIX, { price: '' })).toBe('required: must answer at least one question');
    expect(check(MATRIX, JSON.parse('{"__proto__": "good"}'))).toMatch(/^unknown-row/);
  });

  it('needs every row if it is required, and names those that are missing', () => {
    const required = { ...MATRIX, required: true };
    expect(check(required, { price: 'good' })).toBe('required: must have a choice for every row; missing: service');
    expect(check(required, { price: 'good', service: 'bad' })).toEqual({ price: 'good', service: 'bad' });
    expect(check(required, { price: 'good' }, 'partial')).toEqual({ price: 'good' });
  });

  it('is read from rows with their choices', () => {
    const { question } = compiledOf([MATRIX]).questions[0]!;
    expect(answerFromText(question, 'price:good; service:bad')).toEqual({ price: 'good', service: 'bad' });
    expect(answerFromText(question, ['price:good', ''])).toEqual({ price: 'good' });
    expect(answerFromText(question, 'good')).toBe('good');
  });

  it('is compared by row in conditions', () => {
    const last = (show_if: object) => ({ key: 'last', kind: 'text', show_if });
    const asked = (show_if: object, q: object) =>
      visibleQuestions(compiledOf([MATRIX, last(show_if)]), { answers: { q } }).length === 2;
    const bad = { question: 'q', row: 'price', op: 'eq', value: 'bad' };
    expect(asked(bad, { price: 'bad' })).toBe(true);
    expect(asked(bad, { price: 'good', service: 'bad' })).toBe(false);
    expect(asked({ question: 'q', row: 'service', op: 'not_answered' }, { price: 'bad' })).toBe(true);
    expect(asked({ question: 'q', op: 'answered' }, { price: 'bad' })).toBe(true);
    const defects = (show_if: object) => defectsOf([MATRIX, { key: 'nps', kind: 'nps' }, last(show_if)]);
    expect(defects({ question: 'q', op: 'eq', value: 'bad' })).toEqual(['/questions/2/show_if/row required']);
    expect(defects({ ...bad, row: 'delivery' })).toEqual(['/questions/2/show_if/row unknown-reference']);
    expect(defects({ ...bad, value: 'fine' })).toEqual(['/questions/2/show_if/value wrong-type']);
    expect(defects({ question: 'nps', row: 'price', op: 'eq', value: 1 })).toEqual([
      '/questions/2/show_if/row unknown-member',
    ]);
  });

  it('needs texts for rows and choices, and unique keys', () => {
    const survey = surveyOf([MATRIX]);
    delete survey.texts.en['questions.q.rows.price'];
    expect(parseSurvey(survey)).toMatchObject({
      errors: [{ pointer: '/texts/en/questions.q.rows.price', code: 'missing-text' }],
    });
    expect(defectsOf([{ ...MATRIX, rows: [{ key: 'a' }, { key: 'a' }] }])).toEqual([
      '/questions/0/rows/1/key duplicate',
    ]);
  });
});

describe('ranking', () => {
  it('keeps the order of the customer; a part is an answer unless all are required', () => {
    expect(check(RANKING, ['c', 'a', 'b'])).toEqual(['c', 'a', 'b']);
    expect(check(RANKING, ['c'])).toEqual(['c']);
    expect(check(RANKING, ['a', 'a'])).toMatch(/^duplicate/);
    expect(check(RANKING, ['d'])).toMatch(/^unknown-choice/);
    expect(check(RANKING, 'a')).toMatch(/^wrong-type/);
    expect(check({ ...RANKING, required: true }, ['c', 'a'])).toBe('required: must contain every choice; missing: b');
  });

  it('is read from a list, and from text with > or semicolons', () => {
    const { question } = compiledOf([RANKING]).questions[0]!;
    expect(answerFromText(question, 'c > a > b')).toEqual(['c', 'a', 'b']);
    expect(answerFromText(question, 'c;a')).toEqual(['c', 'a']);
    expect(answerFromText(question, ['b', '', 'a'])).toEqual(['b', 'a']);
  });

  it('can be compared by what it includes', () => {
    const last = (op: string) => ({ key: 'last', kind: 'text', show_if: { question: 'q', op, value: 'a' } });
    expect(defectsOf([RANKING, last('includes')])).toEqual([]);
    expect(defectsOf([RANKING, last('eq')])).toEqual(['/questions/1/show_if/op not-applicable']);
  });
});

describe('email', () => {
  it('takes an address in its normal form', () => {
    expect(check(EMAIL, ' Ada@Example.ORG ')).toBe('ada@example.org');
    expect(check(EMAIL, 'joerg@müller.example')).toBe('joerg@xn--mller-kva.example');
    for (const text of ['ada', 'ada@', 'ada@example', 'a b@example.org', `${'x'.repeat(250)}@example.org`]) {
      expect(check(EMAIL, text)).toMatch(/^invalid-format: must be an e-mail address/);
    }
    expect(check(EMAIL, 5)).toMatch(/^wrong-type/);
  });

  it('can be compared only by whether it is answered', () => {
    const last = (op: string, more: object = {}) => ({
      key: 'last',
      kind: 'text',
      show_if: { question: 'q', op, ...more },
    });
    expect(defectsOf([EMAIL, last('answered')])).toEqual([]);
    expect(defectsOf([EMAIL, last('eq', { value: 'ada@example.org' })])).toEqual([
      '/questions/1/show_if/op not-applicable',
    ]);
  });
});

describe('an answer so far', () => {
  it('may lack required answers, but nothing else is accepted that a complete one must not have', () => {
    const compiled = compiledOf([
      { key: 'a', kind: 'nps', required: true },
      { key: 'b', kind: 'consent', required: true },
    ]);
    const codes = (answers: object, strictness: Strictness) => {
      const checked = checkSubmission(compiled, { answers }, strictness);
      return checked.ok ? [] : checked.errors.map(({ pointer, code }) => `${pointer} ${code}`);
    };
    expect(codes({ a: 3 }, 'partial')).toEqual([]);
    expect(codes({ a: 3 }, 'complete')).toEqual(['/answers/b required']);
    expect(codes({ a: 3, b: false }, 'complete')).toEqual(['/answers/b required']);
    expect(codes({ a: 11 }, 'partial')).toEqual(['/answers/a out-of-range']);
    expect(codes({}, 'complete')).toEqual(['/answers/a required', '/answers/b required']);
  });
});

describe('lines and lengths', () => {
  it('counts a line break of a form as one character and stores a line feed', () => {
    const text = { key: 'q', kind: 'text', max: 20 };
    const written = `a\r\n${'b'.repeat(18)}`;
    expect(check(text, written)).toBe(`a\n${'b'.repeat(18)}`);
    expect(check(text, `${written}c`)).toMatch(/^too-long/);
    const own = { key: 'q', kind: 'single', choices: [{ key: 'a' }], other: true };
    expect(check(own, 'other:one\r\ntwo')).toBe('other:one\ntwo');
  });

  it('parses to itself with all kinds', () => {
    const survey = parsed(surveyOf([MATRIX, { ...RANKING, key: 'r', starts_step: true }, { ...EMAIL, key: 'e' }]));
    expect(parsed(survey)).toEqual(survey);
  });
});
