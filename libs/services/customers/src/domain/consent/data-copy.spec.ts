import { describe, expect, it } from '@jest/globals';
import { dataCopyState, isComplete, type DataCopy } from './data-copy.js';

const at = (minutes: number) => new Date(Date.UTC(2026, 5, 1) + minutes * 60_000);
const WEEK = 7 * 24 * 60;
const copy: DataCopy = {
  id: 'a',
  customerId: 'b',
  language: 'en',
  requestedAt: at(0),
  completedAt: at(1),
  expiresAt: at(WEEK),
  openedAt: null,
};

describe('a copy', () => {
  it.each([
    ['collecting', { completedAt: null, expiresAt: null }, 5],
    ['mailed', {}, WEEK - 1],
    ['expired', {}, WEEK],
    ['opened', { openedAt: at(10) }, 39],
    ['expired', { openedAt: at(10) }, 40],
    ['expired', { openedAt: at(WEEK - 1) }, WEEK],
  ] as const)('is %s', (state, more, minutes) => {
    expect(dataCopyState({ ...copy, ...more }, at(minutes))).toBe(state);
  });

  it('waits for every part of every service, and for those that have nothing', () => {
    const all = [
      { service: 'a', arrived: 2, parts: 2 },
      { service: 'b', arrived: 0, parts: 0 },
    ];
    expect(isComplete(['a', 'b'], all)).toBe(true);
    expect(isComplete(['a', 'b', 'c'], all)).toBe(false);
    expect(isComplete(['a', 'b'], [{ ...all[0]!, arrived: 1 }, all[1]!])).toBe(false);
  });
});
