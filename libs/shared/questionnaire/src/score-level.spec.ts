import { describe, expect, it } from '@jest/globals';
import { parsed, questionOf, surveyOf } from '../test/builders.js';
import { scoreLevelOf } from './score-level.js';

const levels = (question: Record<string, unknown>) => {
  const survey = parsed({ ...surveyOf([]), ...surveyOf([{ key: 'q', ...question }]) });
  const scores = Array.from({ length: 11 }, (_, score) => score);
  return scores.map((q) => (scoreLevelOf(survey, { q }) ?? '-')[0]).join('');
};

describe('the level of a score', () => {
  it.each([
    [{ kind: 'nps' }, 'lllllllmmhh'],
    [{ kind: 'csat' }, 'lllmhh'],
    [{ kind: 'ces' }, 'llllmhhh'],
    [{ kind: 'ces', direction: 'effort' }, 'hhhhmlll'],
    [{ kind: 'stars', max: 3, metric: 'csat' }, 'llmh'],
    [{ kind: 'csat', scale: { min: 1, max: 10 } }, 'llllllmhhhh'],
  ])('of %j is %s', (question, expected) => {
    expect(levels(question).slice(0, expected.length)).toBe(expected);
  });

  it('is that of the first metric question that is answered; other kinds have none', () => {
    const survey = parsed(
      surveyOf([
        { key: 'mood', kind: 'emoji' },
        { key: 'a', kind: 'nps' },
        { key: 'b', kind: 'csat' },
      ]),
    );
    expect(scoreLevelOf(survey, { mood: 1, b: 5 })).toBe('high');
    expect(scoreLevelOf(survey, { mood: 1, a: 2, b: 5 })).toBe('low');
    expect(scoreLevelOf(survey, { mood: 1 })).toBeUndefined();
    expect(questionOf({ kind: 'emoji' }).kind).toBe('emoji');
  });
});
