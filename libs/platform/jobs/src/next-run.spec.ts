import { describe, expect, it } from '@jest/globals';
import { nextRun, type ScheduleRule } from './next-run.js';

const next = (rule: ScheduleRule, after: string, timeZone = 'Europe/Vienna') =>
  nextRun(rule, timeZone, new Date(after)).toISOString();

/** The first `count` runs after a time. */
function runs(rule: ScheduleRule, after: string, count: number, timeZone?: string): string[] {
  const found: string[] = [];
  for (let at = after; found.length < count;) found.push((at = next(rule, at, timeZone)));
  return found;
}

describe('the next run', () => {
  it('is today if the time is still ahead, and never the given time itself', () => {
    expect(next({ every: 'day', at: '08:00' }, '2026-01-10T06:59:59.999Z')).toBe('2026-01-10T07:00:00.000Z');
    expect(next({ every: 'day', at: '08:00' }, '2026-01-10T07:00:00.000Z')).toBe('2026-01-11T07:00:00.000Z');
  });

  it('keeps its local time when summer time begins and ends', () => {
    expect(runs({ every: 'day', at: '08:00' }, '2026-03-28T00:00:00Z', 2)).toEqual([
      '2026-03-28T07:00:00.000Z',
      '2026-03-29T06:00:00.000Z',
    ]);
    expect(runs({ every: 'day', at: '08:00' }, '2026-10-24T00:00:00Z', 2)).toEqual([
      '2026-10-24T06:00:00.000Z',
      '2026-10-25T07:00:00.000Z',
    ]);
  });

  it('is an hour later if its local time is skipped, and once if it occurs twice', () => {
    expect(runs({ every: 'day', at: '02:30' }, '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-29T01:30:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ]);
    expect(runs({ every: 'day', at: '02:30' }, '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ]);
  });

  it('of a week is on its day', () => {
    expect(runs({ every: 'week', on: 1, at: '00:00' }, '2026-03-01T12:00:00Z', 2, 'UTC')).toEqual([
      '2026-03-02T00:00:00.000Z',
      '2026-03-09T00:00:00.000Z',
    ]);
    expect(next({ every: 'week', on: 7, at: '13:00' }, '2026-03-01T12:00:00Z', 'UTC')).toBe('2026-03-01T13:00:00.000Z');
  });

  it('of a month is on its last day if the month is shorter', () => {
    expect(runs({ every: 'month', on: 31, at: '12:00' }, '2026-01-31T11:00:00Z', 4, 'UTC')).toEqual([
      '2026-01-31T12:00:00.000Z',
      '2026-02-28T12:00:00.000Z',
      '2026-03-31T12:00:00.000Z',
      '2026-04-30T12:00:00.000Z',
    ]);
  });

  it('of minutes is a multiple of the step in the hour, in every time zone and across a change', () => {
    expect(runs({ every: 'minutes', step: 20 }, '2026-03-29T00:59:00Z', 3)).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-29T01:20:00.000Z',
      '2026-03-29T01:40:00.000Z',
    ]);
    expect(next({ every: 'minutes', step: 15 }, '2026-01-01T00:01:30Z', 'Asia/Kathmandu')).toBe(
      '2026-01-01T00:15:00.000Z',
    );
  });

  it('rejects an invalid rule and an unknown time zone', () => {
    expect(() => next({ every: 'day', at: '24:00' }, '2026-01-01T00:00:00Z')).toThrow(RangeError);
    expect(() => next({ every: 'week', on: 0, at: '08:00' }, '2026-01-01T00:00:00Z')).toThrow(RangeError);
    expect(() => next({ every: 'month', on: 32, at: '08:00' }, '2026-01-01T00:00:00Z')).toThrow(RangeError);
    expect(() => next({ every: 'minutes', step: 7 }, '2026-01-01T00:00:00Z')).toThrow(RangeError);
    expect(() => next({ every: 'day', at: '08:00' }, '2026-01-01T00:00:00Z', 'Mars/Olympus')).toThrow(RangeError);
  });
});
