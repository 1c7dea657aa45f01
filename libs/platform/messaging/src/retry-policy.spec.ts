import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RETRY, delayAfter, kindOf, wholeBatchDelay } from './retry-policy.js';

describe('the retry policy', () => {
  it('delays a partition by less than 30 s until the event is dead-lettered', () => {
    const waits = [1, 2, 3, 4].map((attempts) => delayAfter(attempts, DEFAULT_RETRY));
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(DEFAULT_RETRY.attempts).toBe(waits.length + 1);
  });

  it('doubles the delay while the database cannot be reached, up to 5 s', () => {
    expect([1, 2, 3, 20].map(wholeBatchDelay)).toEqual([50, 100, 200, 5_000]);
  });

  it('attributes neither outages nor conflicts to an event', () => {
    expect(kindOf(Object.assign(new Error('reset'), { code: 'ECONNRESET' }))).toBe('outage');
    expect(kindOf(Object.assign(new Error('shutdown'), { code: '57P01' }))).toBe('outage');
    expect(kindOf(Object.assign(new Error('deadlock'), { code: '40P01' }))).toBe('conflict');
    expect(kindOf(Object.assign(new Error('duplicate key'), { code: '23505' }))).toBe('defect');
    expect(kindOf('a word')).toBe('defect');
  });
});
