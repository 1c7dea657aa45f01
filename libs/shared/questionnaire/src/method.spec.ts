import { describe, expect, it } from '@jest/globals';
import { exampleSurvey, parsed, questionOf, surveyOf } from '../test/builders.js';
import { methodOf, primaryQuestions, wordingHash } from './method.js';

const methodFor = (question: Record<string, unknown>, statement?: string) => {
  const json = surveyOf([{ key: 'q', ...question }]);
  if (statement !== undefined) json.texts.en['questions.q.statement'] = statement;
  const survey = parsed(json);
  return methodOf(survey, survey.questions[0]!);
};

describe('primaryQuestions', () => {
  const primaryOf = (questions: Record<string, unknown>[]) =>
    [...primaryQuestions(parsed(surveyOf(questions)).questions)].map(({ key }) => key);

  it('are the first of each metric', () => {
    const questions = [
      { key: 'comment', kind: 'text' },
      { key: 'shop', kind: 'csat' },
      { key: 'delivery', kind: 'stars', metric: 'csat' },
      { key: 'recommend', kind: 'nps' },
      { key: 'look', kind: 'stars' },
    ];
    expect(primaryOf(questions)).toEqual(['shop', 'recommend']);
  });

  it('are those that the survey marks', () => {
    const questions = [
      { key: 'shop', kind: 'csat' },
      { key: 'delivery', kind: 'stars', metric: 'csat', primary: true },
      { key: 'recommend', kind: 'nps' },
    ];
    expect(primaryOf(questions)).toEqual(['delivery', 'recommend']);
  });
});

describe('methodOf', () => {
  it('contains metric and scale', () => {
    expect(methodFor({ kind: 'nps' })).toBe('nps.v1');
    expect(methodFor({ kind: 'csat' })).toBe('csat.v1:1-5');
    expect(methodFor({ kind: 'csat', scale: { min: 0, max: 10 } })).toBe('csat.v1:0-10');
    expect(methodFor({ kind: 'stars', metric: 'csat' })).toBe('csat.v1:1-5');
  });

  it('distinguishes effort by points, direction and wording, but not by spacing', () => {
    const base = methodFor({ kind: 'ces' }, 'It was easy.');
    expect(base).toMatch(/^ces\.v1:1-7:agree:/);
    expect(methodFor({ kind: 'ces' }, ' It  was easy.\n')).toBe(base);
    expect(methodFor({ kind: 'ces' }, 'It was very easy.')).not.toBe(base);
    expect(methodFor({ kind: 'ces', direction: 'effort' }, 'It was easy.')).not.toBe(base);
    expect(methodFor({ kind: 'ces', points: 5 }, 'It was easy.')).not.toBe(base);
  });

  it('does not change with a translation', () => {
    const survey = parsed(exampleSurvey());
    const json = exampleSurvey();
    json.texts['fr']!['questions.effort.statement'] = 'C’était facile.';
    const translated = parsed(json);
    expect(methodOf(translated, translated.questions[3]!)).toBe(methodOf(survey, survey.questions[3]!));
  });

  it('is undefined for questions without a metric', () => {
    const survey = parsed(exampleSurvey());
    for (const kind of ['text', 'stars', 'number', 'consent']) {
      expect(methodOf(survey, questionOf({ kind }))).toBeUndefined();
    }
  });
});

describe('wordingHash', () => {
  it('is FNV-1a of 64 bits', () => {
    // The published FNV-1a test vectors for the empty string, `a` and `foobar`.
    expect(wordingHash('')).toBe('cbf29ce484222325');
    expect(wordingHash('a')).toBe('af63dc4c8601ec8c');
    expect(wordingHash('foobar')).toBe('85944171f73967e8');
  });
});
