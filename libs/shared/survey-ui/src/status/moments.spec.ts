import { describe, expect, it } from '@jest/globals';
import { Moments } from './moments.js';

const now = new Date('2026-11-26T12:20:00Z');
const of = (language: string, timeZone = 'Europe/Berlin') => new Moments(language, timeZone, now);

describe('times on the status page', () => {
  it('are in the zone of the customer, near ones by the day', () => {
    expect(of('en').at(new Date('2026-11-26T11:20:00Z'))).toBe('today, 12:20');
    expect(of('en').at(new Date('2026-11-26T23:30:00Z'))).toBe('tomorrow, 00:30');
    expect(of('en', 'America/New_York').at(new Date('2026-11-26T23:30:00Z'))).toBe('today, 18:30');
    expect(of('de').at(new Date('2026-11-30T09:00:00Z'))).toBe('Montag, 30. November, 10:00');
  });

  it('have the year if it is another one, and Western digits in Arabic', () => {
    expect(of('en').day(new Date('2027-02-26T09:00:00Z'))).toContain('2027');
    expect(of('ar').at(new Date('2026-11-30T09:00:00Z'))).toMatch(/30 .*10:00/);
    expect(of('de').zone()).toBe('Mitteleuropäische Zeit');
  });
});
