import { describe, expect, it } from '@jest/globals';
import { scoreSet, scoresBetween } from './score-set.js';

describe('scoreSet', () => {
  it('contains each score once', () => {
    expect(scoreSet(0, 10, 10)).toBe(1 + 1024);
    expect(scoreSet()).toBe(0);
  });

  it('overlaps a range if and only if one of its scores is in it, both ends included', () => {
    const set = scoreSet(3, 9);
    expect(set & scoresBetween(0, 2)).toBe(0);
    expect(set & scoresBetween(3, 3)).not.toBe(0);
    expect(set & scoresBetween(4, 8)).toBe(0);
    expect(set & scoresBetween(9, 10)).not.toBe(0);
    expect(scoresBetween(7, 3)).toBe(0);
  });
});
