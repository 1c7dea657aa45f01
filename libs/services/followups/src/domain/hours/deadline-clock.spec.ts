import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { aCalendar, every, hm } from '../../../test/hours.js';
import { leftAt, pauseClock, remindAtOf, resumeClock, spentAt, startClock, switchHours } from './deadline-clock.js';

const MINUTE = 60_000;
const zone = 'Europe/Berlin';
const at = (wall: string) => DateTime.fromISO(wall, { zone }).toJSDate();
const wallOf = (date: Date) => DateTime.fromJSDate(date, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

describe('a clock of opening hours', () => {
  const office = aCalendar();

  it('is due Monday 09:30 an hour after Friday 16:30', () => {
    expect(wallOf(startClock(office, 60, at('2026-11-27T16:30')).dueAt)).toBe('2026-11-30T09:30');
  });

  it('counts nothing while it is paused', () => {
    const started = startClock(office, 120, at('2026-11-26T10:00'));
    const paused = pauseClock(started, office, at('2026-11-26T11:30'));
    expect(leftAt(paused, office, at('2026-11-30T16:00'))).toBe(30 * MINUTE);
    const resumed = resumeClock(paused, office, at('2026-11-27T16:45'));
    expect(wallOf(resumed.dueAt)).toBe('2026-11-30T09:15');
    expect(spentAt(resumed, office, at('2026-11-30T09:10'))).toBe(115 * MINUTE);
  });

  it('stays as it is when it is paused or resumed twice', () => {
    const paused = pauseClock(startClock(office, 120, at('2026-11-26T10:00')), office, at('2026-11-26T11:00'));
    expect(pauseClock(paused, office, at('2026-11-26T12:00'))).toEqual(paused);
    const resumed = resumeClock(paused, office, at('2026-11-26T12:00'));
    expect(resumeClock(resumed, office, at('2026-11-26T13:00'))).toEqual(resumed);
  });

  it('keeps a deadline that was missed, over a pause and other hours', () => {
    const late = startClock(office, 60, at('2026-11-26T10:00'));
    const resumed = resumeClock(pauseClock(late, office, at('2026-11-26T12:00')), office, at('2026-11-27T09:00'));
    expect(resumed.dueAt).toEqual(late.dueAt);
    const switched = switchHours(
      late,
      { before: office, after: aCalendar({ week: every(7, [hm('20:00-21:00')]) }) },
      at('2026-11-26T12:00'),
    );
    expect(switched.dueAt).toEqual(late.dueAt);
  });

  it('starts anew when a task is opened again: solved after 2 hours, open again, its target counts from then', () => {
    const first = startClock(office, 240, at('2026-11-26T10:00'));
    expect(wallOf(first.dueAt)).toBe('2026-11-26T14:00');
    expect(wallOf(startClock(office, 240, at('2026-11-27T15:00')).dueAt)).toBe('2026-11-30T11:00');
  });

  it('counts what was spent by the old hours and what is left by the new ones', () => {
    const clock = startClock(office, 240, at('2026-11-26T15:00'));
    expect(wallOf(clock.dueAt)).toBe('2026-11-27T11:00');
    const evenings = aCalendar({ week: every(7, [hm('18:00-20:00')]) });
    const switched = switchHours(clock, { before: office, after: evenings }, at('2026-11-26T16:00'));
    expect(spentAt(switched, evenings, at('2026-11-26T16:00'))).toBe(60 * MINUTE);
    expect(wallOf(switched.dueAt)).toBe('2026-11-27T19:00');
  });

  it('follows the shop to another time zone', () => {
    const clock = startClock(office, 240, at('2026-11-26T15:00'));
    const newYork = aCalendar({ timeZone: 'America/New_York' });
    // 2 h were spent by 17:00 in Berlin, which is 11:00 in New York, where the shop is open until 23:00 of Berlin.
    expect(wallOf(switchHours(clock, { before: office, after: newYork }, at('2026-11-26T17:00')).dueAt)).toBe(
      '2026-11-26T19:00',
    );
  });

  it('counts by the new hours alone if it started after they began, and only once however often they are switched', () => {
    const evenings = aCalendar({ week: every(7, [hm('18:00-20:00')]) });
    const clock = startClock(office, 60, at('2026-11-26T15:00'));
    const change = { before: office, after: evenings };
    const switched = switchHours(clock, change, at('2026-11-26T12:00'));
    expect(wallOf(switched.dueAt)).toBe('2026-11-26T19:00');
    expect(switchHours(switched, { before: evenings, after: evenings }, at('2026-11-26T12:00'))).toEqual(switched);
  });

  it('has what it had left when other hours come during a pause', () => {
    const paused = pauseClock(startClock(office, 240, at('2026-11-26T15:00')), office, at('2026-11-26T16:00'));
    const evenings = aCalendar({ week: every(7, [hm('18:00-20:00')]) });
    const switched = switchHours(paused, { before: office, after: evenings }, at('2026-11-26T17:00'));
    expect(wallOf(resumeClock(switched, evenings, at('2026-11-26T17:00')).dueAt)).toBe('2026-11-27T19:00');
  });

  it('reminds in opening hours before the deadline, but not before half of the time has passed', () => {
    const hour = startClock(office, 60, at('2026-11-27T16:30'));
    expect(wallOf(remindAtOf(hour, office, 15))).toBe('2026-11-30T09:15');
    expect(wallOf(remindAtOf(hour, office, 60))).toBe('2026-11-27T17:00');
    expect(wallOf(remindAtOf(startClock(office, 480, at('2026-11-27T16:30')), office, 60))).toBe('2026-11-30T15:30');
  });
});
