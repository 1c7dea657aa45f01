import { describe, expect, it } from '@jest/globals';
import { usualTime } from './usual-time.js';

const at = (...times: readonly string[]) => times.map((time) => new Date(time));

describe('the usual time of a customer', () => {
  it('is the hour around which most answers are, on the own clock, in summer and in winter', () => {
    const answers = at('2026-01-10T18:10:00Z', '2026-07-10T17:50:00Z', '2026-03-02T19:05:00Z', '2026-02-01T07:00:00Z');
    expect(usualTime(answers, 'Europe/Berlin')).toBe('19:00');
    expect(usualTime(answers, 'UTC')).toBe('18:00');
  });

  it('knows no difference between the sides of midnight', () => {
    const answers = at('2026-01-10T23:40:00Z', '2026-01-12T00:20:00Z', '2026-01-14T00:05:00Z');
    expect(usualTime(answers, 'UTC')).toBe('00:00');
  });

  it('is not known from fewer than three answers, or from answers at any hour', () => {
    expect(usualTime(at('2026-01-10T09:00:00Z', '2026-01-11T09:00:00Z'), 'UTC')).toBeNull();
    const scattered = at(
      '2026-01-10T08:00:00Z',
      '2026-01-11T12:00:00Z',
      '2026-01-12T16:00:00Z',
      '2026-01-13T20:00:00Z',
    );
    expect(usualTime(scattered, 'UTC')).toBeNull();
  });
});
