import { describe, expect, it } from '@jest/globals';
import { compileSurvey, parseSurvey } from '@hearback/questionnaire';
import { checkContent } from '../submission.js';
import type { PublishedSurvey } from '../published-survey.js';
import { anonymousAnswer } from './anonymous-answer.js';
import { isEmpty, valuesOf, withEarlier } from './begun-answer.js';

const EMPTY = { scores: {}, choices: {}, texts: {} };

function surveyWith(...questions: readonly Record<string, unknown>[]) {
  const titles = questions.map(({ key }) => [`questions.${String(key)}.title`, String(key)]);
  const labels = questions.flatMap(({ key, choices = [], other }) => [
    ...(choices as { key: string }[]).map((choice) => [`questions.${String(key)}.choices.${choice.key}`, choice.key]),
    ...(other === true ? [[`questions.${String(key)}.choices.other`, 'Other']] : []),
  ]);
  const texts = { en: Object.fromEntries([...titles, ...labels]) as Record<string, string> };
  const parsed = parseSurvey({ default_language: 'en', languages: ['en'], texts, questions });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return compileSurvey(parsed.survey);
}

const survey = surveyWith(
  { key: 'recommend', kind: 'nps', required: true },
  { key: 'easy', kind: 'csat' },
  { key: 'place', kind: 'single', choices: [{ key: 'shop' }, { key: 'stock' }], other: true },
  { key: 'why', kind: 'text' },
);

describe('begun answers to an anonymous survey', () => {
  it('are what is kept of them again, when they are read as a save', () => {
    const now = new Date();
    for (const place of ['shop', 'other:In a dream']) {
      const answers = { recommend: 0, easy: 4, place, why: 'No lockers' };
      const submission = { answers, hiddenFields: {}, language: undefined } as never;
      const kept = (values: object) => {
        const check = checkContent(
          { compiled: survey } as PublishedSurvey,
          { ...(submission as object), answers: values } as never,
          now,
        );
        if (!check.ok) throw new Error(JSON.stringify(check.errors));
        return anonymousAnswer(survey, check.content);
      };
      const first = kept(answers);
      expect(JSON.stringify(first)).not.toContain('dream');
      expect(kept(valuesOf(survey, first))).toEqual(first);
    }
  });

  it('stay where a new version of the survey does not ask their question any more, and are no save to it', () => {
    const before = { scores: { recommend: 2, care: 4 }, choices: { team: 'a' }, texts: { why: 'Before', help: 'Old' } };
    expect(valuesOf(survey, before)).toEqual({ recommend: 2, why: 'Before' });
    const after = { scores: { recommend: 3 }, choices: { place: 'shop' }, texts: {} };
    expect(withEarlier(survey, after, before)).toEqual({
      scores: { recommend: 3, care: 4 },
      choices: { place: 'shop', team: 'a' },
      texts: { help: 'Old' },
    });
    expect(withEarlier(survey, after, undefined)).toBe(after);
  });

  it('are empty without an answer of any kind', () => {
    expect(isEmpty(EMPTY)).toBe(true);
    expect(isEmpty({ ...EMPTY, scores: { recommend: 0 } })).toBe(false);
    expect(isEmpty({ ...EMPTY, texts: { why: 'x' } })).toBe(false);
  });
});
