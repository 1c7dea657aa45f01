import { describe, expect, it } from '@jest/globals';
import { dayFromCell, minutesOf, timeFromCell } from './import-date.js';

describe('timeFromCell', () => {
  it.each([
    ['2025-02-03', 'iso', 0, '2025-02-03T00:00:00.000Z'],
    ['2025-02-03T10:20:30.5Z', 'iso', 120, '2025-02-03T10:20:30.500Z'],
    ['2025-02-03 10:20+02:00', 'iso', 0, '2025-02-03T08:20:00.000Z'],
    ['2025-02-03 10:20', 'iso', 120, '2025-02-03T08:20:00.000Z'],
    ['3.2.2025 9:05', 'dd.mm.yyyy', 60, '2025-02-03T08:05:00.000Z'],
    ['03/02/2025', 'dd/mm/yyyy', 0, '2025-02-03T00:00:00.000Z'],
    ['02/03/2025', 'mm/dd/yyyy', 0, '2025-02-03T00:00:00.000Z'],
    ['29.02.2024', 'dd.mm.yyyy', 0, '2024-02-29T00:00:00.000Z'],
  ] as const)('reads %s as %s', (text, format, offset, expected) => {
    expect(timeFromCell(text, format, offset)?.toISOString()).toBe(expected);
  });

  it.each([
    ['29.02.2025', 'dd.mm.yyyy'],
    ['2025-13-01', 'iso'],
    ['2025-02-03T25:00', 'iso'],
    ['02/13/2025', 'dd/mm/yyyy'],
    ['3.2.2025', 'iso'],
    ['yesterday', 'iso'],
    ['', 'iso'],
  ] as const)('rejects %p in the format %s', (text, format) => {
    expect(timeFromCell(text, format, 0)).toBeUndefined();
  });
});

describe('dayFromCell', () => {
  it('returns the day, and other text unchanged', () => {
    expect(dayFromCell('1.2.2025', 'dd.mm.yyyy')).toBe('2025-02-01');
    expect(dayFromCell('1.2.2025 10:00', 'dd.mm.yyyy')).toBe('1.2.2025 10:00');
    expect(dayFromCell('soon', 'iso')).toBe('soon');
  });
});

describe('minutesOf', () => {
  it('reads offsets ahead of and behind UTC', () => {
    expect([minutesOf('Z'), minutesOf('+05:30'), minutesOf('-0100')]).toEqual([0, 330, -60]);
  });
});
