import { describe, expect, it } from '@jest/globals';
import { callBackSlots, callBackText } from './call-back.js';

const WEEK = Array.from({ length: 7 }, (_, day) =>
  day < 5
    ? [
        { from: 540, to: 720 },
        { from: 780, to: 1020 },
      ]
    : [],
);
const hours = {
  timeZone: 'Europe/Berlin',
  week: WEEK,
  specialDays: [{ date: '2026-12-01', name: 'closed', open: [] }],
};
const slots = (now: string) => callBackSlots(hours, new Date(now)).map((slot) => slot.toISOString());

describe('the times at which somebody calls back', () => {
  it('are half hours of the opening hours that end before the shop closes, not before half an hour', () => {
    // Monday 11:10 in Berlin: 12:00 to 13:00 is closed, Tuesday is a holiday.
    expect(slots('2026-11-30T10:10:00Z').slice(0, 8)).toEqual([
      '2026-11-30T12:00:00.000Z',
      '2026-11-30T12:30:00.000Z',
      '2026-11-30T13:00:00.000Z',
      '2026-11-30T13:30:00.000Z',
      '2026-11-30T14:00:00.000Z',
      '2026-11-30T14:30:00.000Z',
      '2026-11-30T15:00:00.000Z',
      '2026-11-30T15:30:00.000Z',
    ]);
    expect(slots('2026-11-30T15:30:00Z')[0]).toBe('2026-12-02T08:00:00.000Z');
  });

  it('are not endless, and none where the shop stays closed', () => {
    expect(slots('2026-11-30T10:10:00Z')).toHaveLength(60);
    const closed = { ...hours, week: WEEK.map((_, day) => (day === 0 ? [{ from: 0, to: 20 }] : [])) };
    expect(callBackSlots(closed, new Date('2026-11-30T10:10:00Z'))).toEqual([]);
  });
});

describe('a request to be called back', () => {
  it('says how to reach the customer, in the language of the staff', () => {
    expect(callBackText({ phone: '+49 171', email: '', note: 'The lamp.' }, 'de')).toBe(
      'Telefon: +49 171\n\nThe lamp.',
    );
    expect(callBackText({ phone: '', email: 'a@b.example', note: '' }, 'en')).toBe('E-mail: a@b.example');
  });
});
