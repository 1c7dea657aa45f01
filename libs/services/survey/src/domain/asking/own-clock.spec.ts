import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextOccurrence, triggeredAt, type Recurrence } from './own-clock.js';

const at = (iso: string) => new Date(iso);
const seriesOf = (anchor: string, recurrence: Recurrence, zone: string, count: number) => {
  const list: string[] = [];
  let after = at(anchor);
  for (let step = 0; step < count; step += 1) {
    after = nextOccurrence(at(anchor), recurrence, zone, after).at;
    list.push(after.toISOString());
  }
  return list;
};

describe('a recurrence on a customer’s own clock', () => {
  it('returns to the 31st after shorter months', () => {
    expect(seriesOf('2026-01-31T09:00:00Z', { every: 1, unit: 'month' }, 'UTC', 4)).toEqual([
      '2026-02-28T09:00:00.000Z',
      '2026-03-31T09:00:00.000Z',
      '2026-04-30T09:00:00.000Z',
      '2026-05-31T09:00:00.000Z',
    ]);
  });

  it('keeps the local time over the change to summer time', () => {
    expect(seriesOf('2026-03-15T09:00:00Z', { every: 1, unit: 'week' }, 'Europe/Berlin', 3)).toEqual([
      '2026-03-22T09:00:00.000Z',
      '2026-03-29T08:00:00.000Z',
      '2026-04-05T08:00:00.000Z',
    ]);
  });

  it('skips what was missed instead of sending it at once', () => {
    const next = nextOccurrence(
      at('2026-01-01T09:00:00Z'),
      { every: 90, unit: 'day' },
      'UTC',
      at('2026-11-30T10:00:00Z'),
    );
    expect(next).toEqual({ number: 4, at: at('2026-12-27T09:00:00Z') });
  });

  it('is always later, and the one before is not', () => {
    const times = fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2028-12-31T00:00:00Z'), noInvalidDate: true });
    const recurrences = fc.record({
      every: fc.integer({ min: 1, max: 12 }),
      unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const),
    });
    const zones = fc.constantFrom('Europe/Berlin', 'America/New_York', 'Pacific/Apia');
    fc.assert(
      fc.property(times, times, recurrences, zones, (anchor, after, recurrence, zone) => {
        const next = nextOccurrence(anchor, recurrence, zone, after);
        expect(next.at > after).toBe(true);
        const justBefore = nextOccurrence(anchor, recurrence, zone, new Date(next.at.getTime() - 1));
        expect(justBefore).toEqual(next);
      }),
    );
  });

  it('is rejected if it never comes', () => {
    expect(() =>
      nextOccurrence(at('2026-01-01T00:00:00Z'), { every: 0, unit: 'day' }, 'UTC', at('2026-01-02T00:00:00Z')),
    ).toThrow(RangeError);
  });

  it('of an event is its time and the delay', () => {
    expect(triggeredAt(at('2026-03-28T23:30:00Z'), 60 * 24 * 3)).toEqual(at('2026-03-31T23:30:00Z'));
  });
});
