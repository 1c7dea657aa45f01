import { describe, expect, it } from '@jest/globals';
import type { FetchResult } from '@hearback/safe-fetch';
import { MAX_ATTEMPTS, nextAttemptAt, outcomeOf, retryAfterOf } from './attempts.js';

const NOW = new Date('2026-03-02T09:00:00.000Z');
const replied = (status: number): FetchResult => ({
  outcome: 'replied',
  status,
  headers: {},
  body: '',
  milliseconds: 1,
});

describe('attempts to deliver a webhook', () => {
  it('succeed with 2xx only, and end with 410', () => {
    expect([200, 204, 299, 301, 307, 400, 404, 410, 429, 500].map((status) => outcomeOf(replied(status)))).toEqual([
      'delivered',
      'delivered',
      'delivered',
      'failed',
      'failed',
      'failed',
      'failed',
      'gone',
      'failed',
      'failed',
    ]);
    expect(outcomeOf({ outcome: 'refused' })).toBe('failed');
    expect(outcomeOf({ outcome: 'failed' })).toBe('failed');
  });

  it('are made after 5 s, 5 and 30 min, 2, 5, 10, 14, 20 and 24 h: for three days', () => {
    const delays = Array.from({ length: MAX_ATTEMPTS }, (_, i) => {
      const next = nextAttemptAt(i + 1, NOW, 0, null);
      return next === null ? null : (next.getTime() - NOW.getTime()) / 1_000;
    });
    expect(delays).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, null]);
  });

  it('are up to a tenth later at random, and later still if the receiver asks for it, by a day at most', () => {
    const after = (random: number, retryAfter: number | null) =>
      (nextAttemptAt(2, NOW, random, retryAfter)!.getTime() - NOW.getTime()) / 1_000;
    expect(after(0.5, null)).toBe(315);
    expect(after(0, 60_000)).toBe(300);
    expect(after(0, 3_600_000)).toBe(3_600);
    expect(after(0, 1e12)).toBe(86_400);
  });

  it('understand both forms of Retry-After', () => {
    expect(retryAfterOf('120', NOW)).toBe(120_000);
    expect(retryAfterOf('Mon, 02 Mar 2026 09:10:00 GMT', NOW)).toBe(600_000);
    expect(retryAfterOf('Mon, 02 Mar 2026 08:00:00 GMT', NOW)).toBe(0);
    expect([undefined, 'soon', '-5'].map((header) => retryAfterOf(header, NOW))).toEqual([null, null, null]);
  });
});
