import { describe, expect, it } from '@jest/globals';
import { parsed, surveyOf } from '../test/builders.js';
import { predictedSeconds, secondsOf } from './predicted-seconds.js';

describe('the predicted time', () => {
  it('is the shortest without all conditional questions, and the longest with them', () => {
    const survey = parsed(
      surveyOf([
        { key: 'a', kind: 'nps' },
        { key: 'b', kind: 'text', show_if: { question: 'a', op: 'lte', value: 6 } },
        { key: 'c', kind: 'text' },
      ]),
    );
    expect(predictedSeconds(survey, 'en')).toEqual({ language: 'en', shortest: 23, longest: 43 });
    expect(secondsOf(survey, survey.questions.slice(0, 1), 'en')).toBe(3);
  });

  it('counts the rows of a matrix and the choices of a ranking', () => {
    const choices = [{ key: 'x' }, { key: 'y' }];
    const rows = choices.concat({ key: 'z' });
    const survey = parsed(
      surveyOf([
        { key: 'm', kind: 'matrix', rows, choices },
        { key: 'r', kind: 'ranking', choices },
      ]),
    );
    expect(secondsOf(survey, survey.questions.slice(0, 1), 'en')).toBe(9);
    expect(secondsOf(survey, survey.questions.slice(1), 'en')).toBe(6);
  });

  it('is longer where people read more slowly, and does not count what is only filled in', () => {
    const json = surveyOf([{ key: 'a', kind: 'text' }]);
    const survey = (title: string) => parsed({ ...json, texts: { en: { 'questions.a.title': title } } });
    const long = survey('x'.repeat(987));
    expect([secondsOf(long, long.questions, 'en'), secondsOf(long, long.questions, 'ja')]).toEqual([80, 186]);
    const piped = survey('{{ customer.a_name_of_an_attribute_that_is_very_long_indeed | default: "you" }}');
    expect(secondsOf(piped, piped.questions, 'en')).toBe(20);
  });
});
