import { describe, expect, it } from '@jest/globals';
import { reasonToPause, type GuardCounts } from './plan-guard.js';

const counts = (more: Partial<GuardCounts>): GuardCounts => ({
  asked: 1000,
  bounced: 0,
  complained: 0,
  refused: 0,
  ...more,
});

describe('what pauses a campaign', () => {
  it('is nothing as long as shares are near their limits', () => {
    // Wilson's lower ends: 39 of 1,000 are 2.87 %, 28 are 1.94 %.
    expect(reasonToPause(counts({ bounced: 39, refused: 28 }))).toBeUndefined();
  });

  it('is a share that is above its limit by more than chance', () => {
    // 42 of 1,000: 3.12 %; 30: 2.11 %; 4: 0.16 %.
    expect(reasonToPause(counts({ bounced: 42 }))).toBe('bounced');
    expect(reasonToPause(counts({ refused: 30 }))).toBe('refused');
    expect(reasonToPause(counts({ complained: 4 }))).toBe('complained');
  });

  it('is no single customer, however few were asked', () => {
    expect(reasonToPause(counts({ asked: 2, bounced: 2 }))).toBeUndefined();
    expect(reasonToPause(counts({ asked: 3, bounced: 3 }))).toBe('bounced');
    expect(reasonToPause(counts({ asked: 0 }))).toBeUndefined();
  });
});
