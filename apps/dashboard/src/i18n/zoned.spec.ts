import { describe, expect, it } from '@jest/globals';
import { fromZoned, toZoned } from './zoned.js';

describe('times of a field', () => {
  it.each([
    ['2026-11-26T14:02', 'Europe/Berlin', '2026-11-26T13:02:00.000Z'],
    ['2026-07-01T00:30', 'Pacific/Auckland', '2026-06-30T12:30:00.000Z'],
    ['2026-03-29T03:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ])('reads %s in %s as %s, and writes it back', (text, zone, moment) => {
    expect(fromZoned(text, zone)?.toISOString()).toBe(moment);
    expect(toZoned(moment, zone)).toBe(text);
  });

  it('reads nothing from an empty field', () => {
    expect(fromZoned('', 'Europe/Berlin')).toBeUndefined();
  });
});
