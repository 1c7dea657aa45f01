import { describe, expect, it } from '@jest/globals';
import { nextTimeIn } from '../application/next-time.js';
import { planMail } from './mail-plan.js';
import { DEFAULT_SETTINGS, nextMailTime, sendTime, type NotificationSettings } from './notification-settings.js';

const at = (settings: Partial<NotificationSettings>, earliest: string, zone = 'Europe/Berlin') =>
  sendTime({ ...DEFAULT_SETTINGS, ...settings }, new Date(earliest), nextTimeIn(zone)).toISOString();

describe('when somebody is mailed', () => {
  const night = { quietHours: { from: '20:00', to: '07:00' } };

  it.each([
    ['by day', '2026-03-02T12:00:00.000Z', '2026-03-02T12:00:00.000Z'],
    ['a moment before the quiet hours', '2026-03-02T18:59:59.000Z', '2026-03-02T18:59:59.000Z'],
    ['at their beginning', '2026-03-02T19:00:00.000Z', '2026-03-03T06:00:00.000Z'],
    ['after midnight', '2026-03-03T02:00:00.000Z', '2026-03-03T06:00:00.000Z'],
    ['at their end', '2026-03-03T06:00:00.000Z', '2026-03-03T06:00:00.000Z'],
    ['in the night of the change to summer time', '2026-03-28T23:30:00.000Z', '2026-03-29T05:00:00.000Z'],
  ])('is at once, or at the end of the quiet hours: %s', (_when, earliest, expected) => {
    expect(at(night, earliest)).toBe(expected);
  });

  it('is once a day or week at a time of their own zone', () => {
    expect(at({ frequency: 'daily' }, '2026-03-02T12:00:00.000Z')).toBe('2026-03-03T07:00:00.000Z');
    expect(at({ frequency: 'daily' }, '2026-03-02T07:00:00.000Z')).toBe('2026-03-02T07:00:00.000Z');
    expect(at({ frequency: 'daily' }, '2026-03-02T12:00:00.000Z', 'Asia/Tokyo')).toBe('2026-03-02T23:00:00.000Z');
    const weekly = { frequency: 'weekly', digestDay: 5, digestAt: '16:30' } as const;
    expect(at(weekly, '2026-03-02T12:00:00.000Z')).toBe('2026-03-06T15:30:00.000Z');
    expect(at({ ...weekly, ...night, digestAt: '21:00' }, '2026-03-02T12:00:00.000Z')).toBe('2026-03-07T06:00:00.000Z');
  });

  it('is named in advance, unless it is at once or never', () => {
    const now = new Date('2026-03-02T22:00:00.000Z');
    const named = (settings: Partial<NotificationSettings>) =>
      nextMailTime({ ...DEFAULT_SETTINGS, ...settings }, now, nextTimeIn('Europe/Berlin'));
    expect(named(night)).toEqual(new Date('2026-03-03T06:00:00.000Z'));
    expect(named({ frequency: 'daily' })).toEqual(new Date('2026-03-03T07:00:00.000Z'));
    expect(named({})).toBeNull();
    expect(named({ frequency: 'daily', kinds: [] })).toBeNull();
  });

  it('is by UTC where the zone is not known', () => {
    expect(at({ frequency: 'daily' }, '2026-03-02T07:59:00.000Z', 'Nowhere/Bad')).toBe('2026-03-02T08:00:00.000Z');
  });
});

describe('a pending mail', () => {
  const now = new Date('2026-03-02T12:00:00.000Z');
  const later = new Date('2026-03-03T07:00:00.000Z');
  const pending = { id: 'm', sendAt: later, sealed: false };

  it('collects what comes until it is sent', () => {
    expect(planMail(pending, now, 60, () => later)).toEqual({ kind: 'join', mailId: 'm' });
  });

  it('collects no more once its recipient wants mails earlier', () => {
    expect(planMail(pending, now, 60)).toEqual({ kind: 'new', sendAt: now });
  });
});
