import { describe, expect, it } from '@jest/globals';
import { conditionOf, defectOf, linesOf, newLine, LINE_KINDS } from './condition.js';

const condition = {
  any: [
    { score: { metric: 'csat', op: 'lte', value: 2 } },
    { text: 'absent' },
    { attribute: { key: 'plan', op: 'in', value: ['pro', 3, true] } },
    { survey_in: ['srv_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'] },
    { segment_in: ['seg_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'] },
    { channel_in: ['link'] },
    { text_contains: ['refund'] },
    { weekday_in: ['saturday', 'sunday'] },
    { sentiment_in: ['negative'] },
    { topic_in: ['top_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'] },
    { earlier_answers: { level: 'low', days: 90, at_least: 1 } },
    { opening_hours: 'closed' },
  ],
};

describe('the lines of a condition', () => {
  it('are made into the same condition again', () => {
    const lines = linesOf(condition);
    expect(lines?.join).toBe('any');
    expect(lines !== undefined && conditionOf(lines)).toEqual(condition);
  });

  it('show a single condition as one line', () => {
    expect(linesOf({ text: 'present' })).toEqual({ join: 'all', lines: [{ kind: 'text', is: 'present' }] });
  });

  it('keep the question of a score', () => {
    const ofQuestion = {
      all: [
        { score: { metric: 'nps', question: 'why', op: 'eq', value: 1 } },
        { score: { question: 'easy', op: 'lte', value: 3 } },
      ],
    };
    const lines = linesOf(ofQuestion);
    expect(lines !== undefined && conditionOf(lines)).toEqual(ofQuestion);
  });

  it('do not show what they would lose: groups in groups, and comments on one question', () => {
    expect(linesOf({ all: [{ any: [{ text: 'present' }] }] })).toBeUndefined();
    expect(linesOf({ text: { question: 'why', is: 'present' } })).toBeUndefined();
  });

  it('say what is missing', () => {
    expect(LINE_KINDS.map((kind) => defectOf(newLine(kind)))).toEqual([
      undefined,
      undefined,
      'key',
      undefined,
      undefined,
      'value',
      'value',
      'value',
      'value',
      'value',
      'value',
      'value',
      'value',
      'value',
    ]);
  });
});
