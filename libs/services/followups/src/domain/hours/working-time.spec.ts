import { describe, expect, it } from '@jest/globals';
import { DateTime } from 'luxon';
import { aCalendar, every, hm } from '../../../test/hours.js';
import { addWorkingTime, workingTimeBetween } from './working-time.js';

const MINUTE = 60_000;

const at = (wall: string, zone = 'Europe/Berlin') => DateTime.fromISO(wall, { zone }).toJSDate();
const wallOf = (date: Date, zone = 'Europe/Berlin') =>
  DateTime.fromJSDate(date, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

const due = (hours: ReturnType<typeof aCalendar>, from: string, minutes: number) =>
  wallOf(addWorkingTime(hours, at(from, hours.timeZone), minutes * MINUTE), hours.timeZone);
const minutesBetween = (hours: ReturnType<typeof aCalendar>, from: string, to: string) =>
  workingTimeBetween(hours, at(from, hours.timeZone), at(to, hours.timeZone)) / MINUTE;

describe('working time', () => {
  describe('Monday to Friday, 9 to 17', () => {
    const office = aCalendar();

    it('is due Monday 09:30 an hour after Friday 16:30 (Chatwoot, issue 13392)', () => {
      expect(due(office, '2026-11-27T16:30', 60)).toBe('2026-11-30T09:30');
    });

    it('is due Wednesday 11:00 two hours after Wednesday 07:00 (Zendesk, "SLA policies and schedules")', () => {
      expect(due(office, '2026-11-25T07:00', 120)).toBe('2026-11-25T11:00');
    });

    it('counts 40 minutes from Friday 16:30 to Monday 09:10, which the calendar calls 64 h 40 min (Zendesk, "First reply time")', () => {
      expect(minutesBetween(office, '2026-11-27T16:30', '2026-11-30T09:10')).toBe(40);
      expect((at('2026-11-30T09:10').getTime() - at('2026-11-27T16:30').getTime()) / MINUTE).toBe(64 * 60 + 40);
    });

    it('is due as the shop closes, not as it opens again', () => {
      expect(due(office, '2026-11-27T16:30', 30)).toBe('2026-11-27T17:00');
    });

    it('counts seconds', () => {
      const from = new Date(at('2026-11-27T16:59').getTime() + 12_345);
      expect(addWorkingTime(office, from, MINUTE).getTime()).toBe(at('2026-11-30T09:00').getTime() + 12_345);
    });

    it('is due at once without a target, and counts nothing backwards', () => {
      expect(due(office, '2026-11-28T12:00', 0)).toBe('2026-11-28T12:00');
      expect(minutesBetween(office, '2026-11-27T12:00', '2026-11-27T11:00')).toBe(0);
    });
  });

  it('stops over lunch: 3 hours from Friday 16:30 are Saturday 11:30 (the picture of the opening hours)', () => {
    const split = [hm('09:00-13:00'), hm('14:00-18:00')];
    const shop = aCalendar({ week: [...every(5, split), [hm('10:00-14:00')], []] });
    expect(due(shop, '2026-11-27T16:30', 180)).toBe('2026-11-28T11:30');
    expect(minutesBetween(shop, '2026-11-27T12:30', '2026-11-27T14:30')).toBe(60);
  });

  it('skips holidays and keeps the shorter hours of special days', () => {
    const shop = aCalendar({
      specialDays: [
        { date: '2026-12-25', name: 'Christmas', open: [] },
        { date: '2026-12-28', name: 'Stocktaking', open: [hm('10:00-13:00')] },
      ],
    });
    expect(due(shop, '2026-12-24T16:00', 120)).toBe('2026-12-28T11:00');
    expect(due(shop, '2026-12-24T16:00', 300)).toBe('2026-12-29T10:00');
  });

  it('opens on a Sunday that is a special day', () => {
    const shop = aCalendar({ specialDays: [{ date: '2026-11-29', name: 'Advent', open: [hm('12:00-18:00')] }] });
    expect(due(shop, '2026-11-27T16:30', 60)).toBe('2026-11-29T12:30');
  });

  it('loses the hour that the change to summer time skips, and has the repeated one twice', () => {
    const night = aCalendar({ week: every(7, [hm('00:00-06:00')]) });
    expect(minutesBetween(night, '2026-03-29T00:00', '2026-03-29T12:00')).toBe(5 * 60);
    expect(minutesBetween(night, '2026-10-25T00:00', '2026-10-25T12:00')).toBe(7 * 60);
    expect(due(night, '2026-03-29T00:00', 180)).toBe('2026-03-29T04:00');
  });

  it('keeps its wall clock over the changes of time', () => {
    expect(due(aCalendar(), '2026-03-27T16:30', 60)).toBe('2026-03-30T09:30');
    expect(due(aCalendar(), '2026-10-23T16:30', 60)).toBe('2026-10-26T09:30');
  });

  it('knows zones that change at midnight, by half an hour, or by a whole day', () => {
    const always = every(7, [hm('00:00-24:00')]);
    const beirut = aCalendar({ timeZone: 'Asia/Beirut', week: always });
    expect(minutesBetween(beirut, '2026-03-28T00:00', '2026-03-30T00:00')).toBe(47 * 60);
    const lordHowe = aCalendar({ timeZone: 'Australia/Lord_Howe', week: always });
    expect(minutesBetween(lordHowe, '2026-10-04T00:00', '2026-10-05T00:00')).toBe(23 * 60 + 30);
    const samoa = aCalendar({ timeZone: 'Pacific/Apia', week: always });
    expect(minutesBetween(samoa, '2011-12-29T00:00', '2012-01-01T00:00')).toBe(2 * 24 * 60);
  });

  it('joins hours that end and begin at midnight', () => {
    const bar = aCalendar({ week: every(7, [hm('00:00-02:00'), hm('20:00-24:00')]) });
    expect(due(bar, '2026-11-27T23:00', 120)).toBe('2026-11-28T01:00');
  });

  it('ends after ten years where the hours do not suffice', () => {
    const hourly = aCalendar({ week: [[hm('09:00-10:00')], ...every(6, [])] });
    const end = addWorkingTime(hourly, at('2026-11-27T16:30'), 525_600 * MINUTE);
    expect(end.getUTCFullYear()).toBe(2036);
  });

  it('rejects an unknown time zone', () => {
    expect(() => due(aCalendar({ timeZone: 'Europe/Atlantis' }), '2026-11-27T16:30', 60)).toThrow(RangeError);
  });
});
