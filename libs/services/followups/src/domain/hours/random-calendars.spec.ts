import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countForward, countOpenMinutes, RUNS } from '../../../test/minute-reckoning.js';
import { hoursDefects, type OpeningHours, type OpenInterval } from './calendar.js';
import { addWorkingTime, workingTimeBetween } from './working-time.js';

const MINUTE = 60_000;

/** The clocks of all of them change: by an hour, half an hour, at midnight, at noon in UTC, on both halves of the earth. */
const CHANGES: readonly (readonly [string, string])[] = [
  ['Europe/Berlin', '2026-03-29T01:00Z'],
  ['Europe/Berlin', '2026-10-25T01:00Z'],
  ['America/New_York', '2026-03-08T07:00Z'],
  ['America/New_York', '2026-11-01T06:00Z'],
  ['America/St_Johns', '2026-03-08T05:30Z'],
  ['Asia/Beirut', '2026-03-28T22:00Z'],
  ['Africa/Cairo', '2026-10-29T21:00Z'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z'],
  ['Pacific/Auckland', '2026-04-04T14:00Z'],
  ['Asia/Kathmandu', '2026-06-01T00:00Z'],
  ['Pacific/Apia', '2011-12-30T10:00Z'],
  ['UTC', '2026-12-31T23:00Z'],
];

const day: fc.Arbitrary<readonly OpenInterval[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 6 })
  .map((times) => times.toSorted((a, b) => a - b))
  .map((times) =>
    Array.from({ length: Math.floor(times.length / 2) }, (_, n) => ({ from: times[2 * n]!, to: times[2 * n + 1]! })),
  );

const aCase = fc
  .record({
    change: fc.constantFrom(...CHANGES),
    week: fc.array(day, { minLength: 7, maxLength: 7 }),
    special: fc.array(fc.tuple(fc.integer({ min: -1, max: 4 }), day), { maxLength: 3 }),
    /** Minutes from three days before the change to some hours after it. */
    start: fc.integer({ min: -4320, max: 360 }),
    span: fc.integer({ min: 0, max: 2880 }),
  })
  .map(({ change: [timeZone, changes], week, special, start, span }) => {
    const dates = new Map(
      special.map(([days, open]) => [
        new Date(Date.parse(changes) + days * 86_400_000).toISOString().slice(0, 10),
        open,
      ]),
    );
    const specialDays = [...dates].map(([date, open]) => ({ date, name: 'Special', open }));
    const from = new Date(Date.parse(changes) + start * MINUTE);
    return {
      hours: { timeZone, week, specialDays } as OpeningHours,
      from,
      to: new Date(from.getTime() + span * MINUTE),
    };
  })
  .filter(({ hours }) => hoursDefects(hours).length === 0);

const minutesOfWeek = ({ week }: OpeningHours) => week.flat().reduce((sum, { from, to }) => sum + to - from, 0);

describe('random calendars', () => {
  it('count as a reckoning does that looks at the wall clock minute by minute', () => {
    fc.assert(
      fc.property(aCase, ({ hours, from, to }) => {
        const minutes = countOpenMinutes(hours, from, to);
        expect(workingTimeBetween(hours, from, to)).toBe(minutes * MINUTE);
        if (minutes > 0)
          expect(addWorkingTime(hours, from, minutes * MINUTE)).toEqual(countForward(hours, from, minutes));
      }),
      { numRuns: RUNS, seed: 20 },
    );
  });

  it('add and subtract to the same, whatever the seconds', () => {
    const millisecond = fc.integer({ min: 0, max: 300_000_000 });
    fc.assert(
      fc.property(aCase, millisecond, millisecond, ({ hours, from }, first, second) => {
        // What so few hours do not hold within ten years has no exact end.
        fc.pre(minutesOfWeek(hours) * MINUTE * 100 > first + second);
        const middle = addWorkingTime(hours, from, first);
        expect(workingTimeBetween(hours, from, middle)).toBe(first);
        expect(addWorkingTime(hours, middle, second)).toEqual(addWorkingTime(hours, from, first + second));
      }),
      { numRuns: Math.ceil(RUNS / 10), seed: 20 },
    );
  });
});
