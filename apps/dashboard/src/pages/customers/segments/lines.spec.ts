import { describe, expect, it } from '@jest/globals';
import { conditionOf, isComplete, LINE_KINDS, linesOf, newLine } from './lines.js';

const condition = {
  any: [
    { event: { kind: 'order', op: 'at_least', times: 2, within_days: 30 } },
    { value: { kind: 'order', currency: 'EUR', op: 'at_most', minor: 5000 } },
    { score: { metric: 'nps', survey_id: 'srv_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c', op: 'lte', value: 6 } },
    { engagement: { is: 'silent', within_days: 90 } },
    { consent: { purpose: 'news', is: 'unknown' } },
    { attribute: { key: 'plan', op: 'in', value: ['pro', 3] } },
    { language_in: ['fr'] },
    { list_in: ['lst_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'] },
    { risk_in: ['high', 'medium'] },
  ],
};

describe('the lines of a segment', () => {
  it('are made into the same condition again', () => {
    const lines = linesOf(condition);
    expect(lines !== undefined && conditionOf(lines)).toEqual(condition);
  });

  it('do not show groups in groups, or kinds that they do not have', () => {
    expect(linesOf({ all: [{ any: [{ language_in: ['fr'] }] }] })).toBeUndefined();
    expect(linesOf({ survey_in: ['x'] })).toBeUndefined();
  });

  it('are complete when they are new, except those that need a word', () => {
    expect(LINE_KINDS.filter((kind) => !isComplete(newLine(kind)))).toEqual(['attribute', 'language_in', 'list_in']);
  });
});
