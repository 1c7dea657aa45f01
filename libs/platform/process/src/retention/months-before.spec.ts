import { describe, expect, it } from '@jest/globals';
import { monthsBefore } from './months-before.js';

describe('months before a time', () => {
  it.each([
    ['2026-11-30T10:00:00.000Z', 1, '2026-10-30T10:00:00.000Z'],
    ['2026-03-31T10:00:00.000Z', 1, '2026-02-28T10:00:00.000Z'],
    ['2026-01-15T10:00:00.000Z', 24, '2024-01-15T10:00:00.000Z'],
  ])('%s, %s', (now, months, before) => {
    expect(monthsBefore(new Date(now), months).toISOString()).toBe(before);
  });
});
