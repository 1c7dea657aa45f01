import { describe, expect, it } from '@jest/globals';
import { parsed, surveyOf } from '../test/builders.js';
import { predictedSeconds, secondsOf } from './predicted-seconds.js';
import { stepsOf } from './steps.js';

const survey = parsed(
  surveyOf(
    [
      { key: 'a', kind: 'nps' },
      { key: 'b', kind: 'text', show_if: { question: 'a', op: 'lte', value: 6 } },
      { key: 'c', kind: 'csat', starts_step: true },
      { key: 'd', kind: 'text' },
      { key: 'e', kind: 'text', show_if: { any: [{ not: { question: 'c', op: 'eq', value: 5 } }] } },
      { key: 'f', kind: 'text', show_if: { hidden_field: 'shop', op: 'answered' } },
    ],
    [{ key: 'shop', type: 'text' }],
  ),
);

const keys = (scripted: boolean) => stepsOf(survey, { scripted }).map((step) => step.map(({ key }) => key).join(''));

describe('the steps of a survey', () => {
  it('begin where the survey says so', () => {
    expect(keys(true)).toEqual(['ab', 'cdef']);
  });

  it('end with each question that others depend on, for pages without scripts', () => {
    expect(keys(false)).toEqual(['a', 'b', 'c', 'def']);
  });

  it('are one step if the first question begins one', () => {
    const single = parsed(surveyOf([{ key: 'a', kind: 'nps', starts_step: true }]));
    expect(stepsOf(single, { scripted: true })).toEqual([single.questions]);
  });

  it('have a predicted time; a matrix takes it for each row', () => {
    expect(predictedSeconds(survey, 'en')).toEqual({ language: 'en', shortest: 26, longest: 86 });
    expect(secondsOf(survey, survey.questions.slice(0, 1), 'en')).toBe(3);
    const choices = [{ key: 'x' }, { key: 'y' }];
    const rows = choices.concat({ key: 'z' });
    const matrix = parsed(surveyOf([{ key: 'm', kind: 'matrix', rows, choices }]));
    expect(secondsOf(matrix, matrix.questions, 'en')).toBe(9);
  });
});
