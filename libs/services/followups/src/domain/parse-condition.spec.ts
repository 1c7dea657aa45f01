import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conditionToJson, parseCondition } from './parse-condition.js';

const pointers = (json: unknown) => {
  const parsed = parseCondition(json, '/conditions');
  return parsed.ok ? [] : parsed.errors.map((error) => error.pointer);
};

const full = {
  all: [
    { score: { metric: 'nps', op: 'lte', value: 6 } },
    {
      any: [
        { text: 'present' },
        { text: { question: 'why', is: 'absent' } },
        { attribute: { key: 'plan', op: 'in', value: ['pro', 1, true] } },
        { touchpoint_in: ['tpt_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'] },
        { survey_in: ['srv_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'] },
        { segment_in: ['seg_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'] },
        { channel_in: ['link', 'import'] },
        { language_in: ['fr'] },
        { sentiment_in: ['negative', 'neutral'] },
        { topic_in: ['top_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'] },
      ],
    },
  ],
};

describe('parseCondition', () => {
  it('parses every kind of condition and converts it back unchanged', () => {
    const parsed = parseCondition(full, '/conditions');
    expect(parsed.ok && conditionToJson(parsed.value)).toEqual(full);
  });

  it.each([
    ['a value that is not an object', 'x', '/conditions'],
    ['null', null, '/conditions'],
    ['an empty object', {}, '/conditions'],
    ['two members', { text: 'present', all: [] }, '/conditions'],
    ['an unknown kind', { weather: 'bad' }, '/conditions'],
    ['an empty group', { all: [] }, '/conditions/all'],
    ['a score without a question or metric', { score: { op: 'lte', value: 6 } }, '/conditions/score'],
    ['a score outside of every scale', { score: { metric: 'nps', op: 'lte', value: 11 } }, '/conditions/score/value'],
    ['a fraction', { score: { metric: 'nps', op: 'lte', value: 1.5 } }, '/conditions/score/value'],
    ['an unknown operator', { score: { metric: 'nps', op: '<', value: 1 } }, '/conditions/score/op'],
    ['an unknown member', { score: { metric: 'nps', op: 'lte', value: 1, 'a/b': 1 } }, '/conditions/score/a~1b'],
    [
      'an order comparison with a text',
      { attribute: { key: 'a', op: 'gt', value: 'x' } },
      '/conditions/attribute/value',
    ],
    ['an infinite number', { attribute: { key: 'a', op: 'eq', value: Infinity } }, '/conditions/attribute/value'],
    ['NUL', { attribute: { key: 'a\u0000', op: 'eq', value: 1 } }, '/conditions/attribute/key'],
    ['an id of another kind', { survey_in: ['tpt_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'] }, '/conditions/survey_in/0'],
    ['an unknown channel', { channel_in: ['pigeon'] }, '/conditions/channel_in/0'],
  ])('rejects %s and points to it', (_, json, pointer) => {
    expect(pointers(json)).toContain(pointer);
  });

  it('accepts 50 conditions and rejects 51', () => {
    const group = (n: number) => ({ any: Array.from({ length: n - 1 }, () => ({ text: 'present' })) });
    expect(pointers(group(50))).toEqual([]);
    expect(pointers(group(51))).toHaveLength(1);
  });

  it('accepts five levels and rejects six', () => {
    const nested = (levels: number): unknown => (levels === 1 ? { text: 'present' } : { all: [nested(levels - 1)] });
    expect(pointers(nested(5))).toEqual([]);
    expect(pointers(nested(6))).toHaveLength(1);
  });

  it('returns a value or defects for any JSON, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const parsed = parseCondition(json, '');
        return parsed.ok || parsed.errors.length > 0;
      }),
    );
  });
});
