import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isCalendarDay, isInstant } from './calendar.js';

describe('isCalendarDay', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('accepts %s', (day) => {
    expect(isCalendarDay(day)).toBe(true);
    expect(isInstant(`${day}T00:00:00Z`)).toBe(day > '1900');
  });

  it.each([
    '2026-02-29',
    '2026-02-30',
    '1900-02-29',
    '2026-04-31',
    '2026-00-10',
    '2026-13-01',
    '2026-01-00',
    '0000-01-01',
    '2026-1-1',
  ])('rejects %s, alone and in a time', (day) => {
    expect(isCalendarDay(day)).toBe(false);
    expect(isInstant(`${day}T00:00:00Z`)).toBe(false);
  });

  it('accepts exactly the days that a calendar has', () => {
    const number = (min: number, max: number) => fc.integer({ min, max });
    fc.assert(
      fc.property(number(1000, 9999), number(0, 13), number(0, 32), (year, month, day) => {
        const text = [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
        const date = new Date(Date.UTC(year, month - 1, day));
        expect(isCalendarDay(text)).toBe(date.toISOString().slice(0, 10) === text);
      }),
    );
  });
});

describe('isInstant', () => {
  it.each(['2026-01-31T09:30:00Z', '2026-01-31t09:30:00.123456789z', '1900-01-01T00:00:00+00:00'])(
    'accepts %s',
    (text) => {
      expect(isInstant(text)).toBe(true);
    },
  );

  it.each([
    '2026-01-31T24:00:00Z',
    '2026-01-31T09:30:60Z',
    '2026-01-31T09:30:00',
    '2026-01-31T09:30:00+99:99',
    '1899-12-31T23:59:59Z',
    '0000-01-01T00:00:00Z',
    '2026-01-31',
    20260131,
    null,
  ])('rejects %s', (value) => {
    expect(isInstant(value)).toBe(false);
  });
});
