import { describe, expect, it } from '@jest/globals';
import { compiledOf } from '../test/builders.js';
import { visibleQuestions } from './visible-questions.js';

const QUESTIONS = [
  { key: 'score', kind: 'nps' },
  { key: 'one', kind: 'single', choices: [{ key: 'a' }, { key: 'b' }], other: true },
  { key: 'many', kind: 'multi', choices: [{ key: 'a' }, { key: 'b' }], other: true },
  { key: 'day', kind: 'date' },
];
const FIELDS = [
  { key: 'visits', type: 'number' },
  { key: 'member', type: 'boolean' },
];

const shows = (show_if: unknown, answers: object = {}, hidden_fields: object = {}) => {
  const compiled = compiledOf([...QUESTIONS, { key: 'last', kind: 'text', show_if }], FIELDS);
  return visibleQuestions(compiled, { answers, hidden_fields }).at(-1)?.key === 'last';
};

describe('show_if', () => {
  it.each([
    [{ question: 'score', op: 'lte', value: 6 }, { score: 6 }, true],
    [{ question: 'score', op: 'lte', value: 6 }, { score: 7 }, false],
    [{ question: 'score', op: 'lt', value: 6 }, { score: 6 }, false],
    [{ question: 'score', op: 'gt', value: 6 }, { score: 7 }, true],
    [{ question: 'score', op: 'gte', value: 6 }, { score: 5 }, false],
    [{ question: 'score', op: 'eq', value: 0 }, { score: 0 }, true],
    [{ question: 'score', op: 'neq', value: 6 }, { score: 7 }, true],
    [{ question: 'score', op: 'neq', value: 6 }, {}, false],
    [{ not: { question: 'score', op: 'eq', value: 6 } }, {}, true],
    [{ question: 'score', op: 'lte', value: 6 }, {}, false],
    [{ question: 'score', op: 'lte', value: 6 }, { score: '3' }, false],
    [{ question: 'score', op: 'answered' }, { score: 0 }, true],
    [{ question: 'score', op: 'answered' }, { score: null }, false],
    [{ question: 'score', op: 'not_answered' }, {}, true],
    [{ question: 'one', op: 'eq', value: 'a' }, { one: 'a' }, true],
    [{ question: 'one', op: 'eq', value: 'other' }, { one: 'other:words' }, true],
    [{ question: 'one', op: 'neq', value: 'other' }, { one: 'other:words' }, false],
    [{ question: 'many', op: 'includes', value: 'b' }, { many: ['a', 'b'] }, true],
    [{ question: 'many', op: 'includes', value: 'other' }, { many: ['other:words'] }, true],
    [{ question: 'many', op: 'includes', value: 'b' }, { many: ['a'] }, false],
    [{ question: 'day', op: 'gte', value: '2026-01-01' }, { day: '2026-03-01' }, true],
    [
      {
        any: [
          { question: 'score', op: 'eq', value: 1 },
          { question: 'one', op: 'answered' },
        ],
      },
      { one: 'b' },
      true,
    ],
    [
      {
        all: [
          { question: 'score', op: 'eq', value: 1 },
          { question: 'one', op: 'answered' },
        ],
      },
      { one: 'b' },
      false,
    ],
  ])('%j with %j: %s', (condition, answers, expected) => {
    expect(shows(condition, answers)).toBe(expected);
  });

  it('reads hidden fields', () => {
    const often = { hidden_field: 'visits', op: 'gt', value: 3 };
    expect([shows(often, {}, { visits: 4 }), shows(often, {}, { visits: 3 }), shows(often)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(shows({ hidden_field: 'member', op: 'eq', value: false }, {}, { member: false })).toBe(true);
  });

  it('treats answers to questions that are not shown as absent', () => {
    const compiled = compiledOf([
      { key: 'a', kind: 'nps' },
      { key: 'b', kind: 'nps', show_if: { question: 'a', op: 'eq', value: 1 } },
      { key: 'c', kind: 'nps', show_if: { question: 'b', op: 'answered' } },
    ]);
    const keys = (answers: object) => visibleQuestions(compiled, { answers }).map(({ key }) => key);
    expect(keys({ a: 1, b: 5 })).toEqual(['a', 'b', 'c']);
    expect(keys({ a: 2, b: 5 })).toEqual(['a']);
  });
});
