import { describe, expect, it } from '@jest/globals';
import { surveyOf } from '../../test/builders.js';
import { pagesOf } from './pages.js';
import { Screens } from './screens.js';

const text = (key: string, more: object = {}) => ({ key, kind: 'text', ...more });
const low = (question: string) => ({ show_if: { question, op: 'lte', value: 6 } });
const partsOf = (questions: readonly object[]) =>
  pagesOf(surveyOf(questions).survey.questions).map(({ parts }) => parts.map((part) => part.map(({ key }) => key)));

describe('the pages of a survey', () => {
  it('begin with questions that others depend on, and end their parts with them', () => {
    expect(
      partsOf([
        { key: 'nps', kind: 'nps' },
        text('wrong', low('nps')),
        text('why'),
        { key: 'ces', kind: 'ces' },
        text('hard', low('ces')),
      ]),
    ).toEqual([
      [['nps'], ['wrong', 'why']],
      [['ces'], ['hard']],
    ]);
  });

  it('keep a follow-up of a follow-up on the page', () => {
    const questions = [
      { key: 'nps', kind: 'nps' },
      { key: 'csat', kind: 'csat', ...low('nps') },
      text('x', low('csat')),
    ];
    expect(partsOf(questions)).toEqual([[['nps'], ['csat'], ['x']]]);
  });

  it('are where the survey says so, if it does', () => {
    const questions = [
      { key: 'nps', kind: 'nps' },
      text('wrong', low('nps')),
      text('a', { starts_step: true }),
      text('b'),
    ];
    expect(partsOf(questions)).toEqual([[['nps'], ['wrong']], [['a', 'b']]].map((page) => page));
  });

  it('have no more than ten questions that are always asked', () => {
    const sizes = partsOf(Array.from({ length: 23 }, (_, i) => text(`q${i}`))).map((parts) => parts.flat().length);
    expect(sizes).toEqual([10, 10, 3]);
  });
});

describe('the screens of a survey', () => {
  const { questions } = surveyOf([
    { key: 'nps', kind: 'nps' },
    text('wrong', low('nps')),
    { key: 'ces', kind: 'ces' },
    text('hard', low('ces')),
  ]).survey;
  const pages = pagesOf(questions);
  const asked = (...keys: string[]) => questions.filter(({ key }) => keys.includes(key));

  it('leave out those that ask nothing', () => {
    const screens = new Screens(pages, asked('nps', 'ces'), false);
    expect(screens.next({ page: 0, part: 0 })).toEqual({ page: 1, part: 0 });
    expect(screens.next({ page: 1, part: 0 })).toBeUndefined();
    expect(screens.previous({ page: 1, part: 0 })).toEqual({ page: 0, part: 0 });
    expect(screens.steps()).toEqual([0, 1]);
  });

  it('show follow-up questions on a screen of their own without script, on the same with it', () => {
    const all = asked('nps', 'wrong', 'ces', 'hard');
    expect(new Screens(pages, all, false).next({ page: 0, part: 0 })).toEqual({ page: 0, part: 1 });
    expect(new Screens(pages, all, true).next({ page: 0, part: 0 })).toEqual({ page: 1, part: 0 });
    expect(new Screens(pages, all, true).placeOf('hard')).toEqual({ page: 1, part: 0 });
  });
});
