import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterQuietHours, dayAfter, dayOf, daysLater, local, timeOnDay, waitEnd, yearEnd } from './local-time.js';

const at = (iso: string) => new Date(iso);
const ZONES = ['Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC'];
const zones = fc.constantFrom(...ZONES);
const times = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2030-12-31T00:00:00Z'), noInvalidDate: true });
const clocks = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

describe('days', () => {
  it.each([
    ['an ordinary month', '2026-11-26T09:30:00Z', 30, 'Europe/Berlin', '2026-12-26T09:30:00.000Z'],
    ['the change to summer time', '2026-03-28T09:00:00Z', 7, 'Europe/Berlin', '2026-04-04T08:00:00.000Z'],
    ['the change to winter time', '2026-10-24T08:00:00Z', 7, 'Europe/Berlin', '2026-10-31T09:00:00.000Z'],
    ['a local time that is skipped', '2026-03-28T01:30:00Z', 1, 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
    ['the end of February', '2028-01-31T12:00:00Z', 30, 'UTC', '2028-03-01T12:00:00.000Z'],
  ])('end at the same local time after %s', (_, from, days, zone, expected) => {
    expect(daysLater(at(from), days, zone).toISOString()).toBe(expected);
  });
});

describe('a wait', () => {
  const endOf = (from: string, days: number, zone: string) => waitEnd(at(from), days, zone, at(from))?.toISOString();

  it.each([
    ['a month later', '2026-11-26T09:30:00Z', 30, '2026-12-25T23:00:00.000Z'],
    ['after the change to summer time', '2026-03-28T22:30:00Z', 7, '2026-04-03T22:00:00.000Z'],
    ['after the change to winter time', '2026-10-24T21:59:00Z', 7, '2026-10-30T23:00:00.000Z'],
    ['after the end of February', '2028-01-31T12:00:00Z', 30, '2028-02-29T23:00:00.000Z'],
  ])('ends as a day begins %s', (_, from, days, expected) => {
    expect(endOf(from, days, 'Europe/Berlin')).toBe(expected);
  });

  it('begins with a day that has no midnight', () => {
    expect(endOf('2026-03-28T12:00:00Z', 0, 'Africa/Cairo')).toBeUndefined();
    expect(endOf('2026-04-23T12:00:00Z', 1, 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z');
  });

  it('is as many calendar days as promised, wherever and whenever', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 400 }), zones, (from, days, zone) => {
        const end = waitEnd(from, days, zone, from)!;
        expect(dayOf(end, zone)).toBe(dayAfter(dayOf(from, zone), days));
        expect(dayOf(new Date(end.getTime() - 1), zone)).toBe(dayAfter(dayOf(from, zone), days - 1));
        expect(waitEnd(from, days, zone, end)).toBeUndefined();
        expect(waitEnd(from, days, zone, new Date(end.getTime() - 1))).toEqual(end);
      }),
    );
  });

  it('of a year ends on 28 February if it begins on 29 February', () => {
    expect(yearEnd(at('2028-02-29T10:00:00Z'), 'UTC').toISOString()).toBe('2029-02-28T00:00:00.000Z');
  });
});

describe('quiet hours', () => {
  const night = { from: '20:00', to: '09:00' };

  it.each([
    ['before them', '2026-11-30T18:59:00Z', '2026-11-30T18:59:00.000Z'],
    ['at their beginning', '2026-11-30T19:00:00Z', '2026-12-01T08:00:00.000Z'],
    ['after midnight', '2026-11-30T23:30:00Z', '2026-12-01T08:00:00.000Z'],
    ['at their end', '2026-12-01T08:00:00Z', '2026-12-01T08:00:00.000Z'],
    ['in the night to summer time', '2026-03-28T22:00:00Z', '2026-03-29T07:00:00.000Z'],
    ['in the night to winter time', '2026-10-24T22:00:00Z', '2026-10-25T08:00:00.000Z'],
  ])('move a time %s to the customer’s clock', (_, from, expected) => {
    expect(afterQuietHours(at(from), night, 'Europe/Berlin').toISOString()).toBe(expected);
  });

  it('lead to a time that is not quiet, not earlier, and stays', () => {
    fc.assert(
      fc.property(times, clocks, clocks, zones, (from, start, end, zone) => {
        const quiet = { from: start, to: end };
        const result = afterQuietHours(from, quiet, zone);
        const clock = local(result, zone).toFormat('HH:mm');
        const isQuiet = start <= end ? start <= clock && clock < end : clock >= start || clock < end;
        expect(isQuiet).toBe(false);
        expect(result >= from).toBe(true);
        expect(afterQuietHours(result, quiet, zone)).toEqual(result);
      }),
      { numRuns: 500 },
    );
  });

  it('end a day later if summer time skips their end and others begin in that hour', () => {
    const quiet = { from: '03:10', to: '02:30' };
    const result = afterQuietHours(at('2026-03-28T12:00:00Z'), quiet, 'Europe/Berlin');
    expect(result.toISOString()).toBe('2026-03-30T00:30:00.000Z');
  });

  it('do not exist if they are switched off or empty', () => {
    const time = at('2026-11-30T23:30:00Z');
    expect(afterQuietHours(time, null, 'UTC')).toBe(time);
    expect(afterQuietHours(time, { from: '23:00', to: '23:00' }, 'UTC')).toBe(time);
  });

  it('are rejected in a time zone or a clock that does not exist', () => {
    expect(() => afterQuietHours(at('2026-11-30T23:30:00Z'), night, 'Mars/Base')).toThrow(RangeError);
    expect(() => afterQuietHours(at('2026-11-30T23:30:00Z'), { from: '24:00', to: '09:00' }, 'UTC')).toThrow(
      RangeError,
    );
    expect(() => timeOnDay('2026-02-30', '09:00', 'UTC')).toThrow(RangeError);
  });
});
