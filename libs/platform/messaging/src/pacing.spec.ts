import { describe, expect, it } from '@jest/globals';
import { Pacing, type PacingLimits, type Round } from './pacing.js';

const round = (more: Partial<Round> = {}): Round => ({ events: 0, backlog: false, wakeUps: 0, tookMs: 10, ...more });

const pacing = (isSaturated = false, limits: Partial<PacingLimits> = {}) => new Pacing(limits, { isSaturated });

describe('the pacing of a reader', () => {
  it('slows down from 5 to 100 ms while nothing happens, and can be woken', () => {
    const idle = pacing();
    const delays = Array.from({ length: 7 }, () => idle.after(round()));
    expect(delays.map(({ milliseconds }) => milliseconds)).toEqual([5, 10, 20, 40, 80, 100, 100]);
    expect(delays.every(({ interruptible }) => interruptible)).toBe(true);
  });

  it('is quick again after an event', () => {
    const quick = pacing();
    for (let i = 0; i < 6; i++) quick.after(round());
    expect(quick.after(round({ events: 1 }))).toEqual({ milliseconds: 5, interruptible: true });
    expect(quick.after(round()).milliseconds).toBe(5);
  });

  it('starts rounds of many events 100 ms apart', () => {
    expect(pacing().after(round({ events: 500, tookMs: 30 }))).toEqual({ milliseconds: 70, interruptible: false });
    expect(pacing().after(round({ events: 500, tookMs: 130 }))).toEqual({ milliseconds: 0, interruptible: false });
  });

  it('reads a backlog without delay while no request appends, even with a saturated event loop', () => {
    const backlog = round({ events: 4_000, backlog: true, tookMs: 80 });
    expect(pacing().after(backlog)).toEqual({ milliseconds: 0, interruptible: false });
    expect(pacing(true).after(backlog)).toEqual({ milliseconds: 0, interruptible: false });
  });

  it('leaves half of the time to requests that append', () => {
    const delay = (tookMs: number) => pacing().after(round({ events: 4_000, backlog: true, wakeUps: 9, tookMs }));
    expect(delay(80).milliseconds).toBe(80);
    expect(delay(400).milliseconds).toBe(100);
  });

  it('leaves four fifths of the time to requests that append while the event loop is saturated, within a limit', () => {
    const delay = (tookMs: number, limits = {}) =>
      pacing(true, limits).after(round({ events: 10, wakeUps: 1, tookMs })).milliseconds;
    expect(delay(80)).toBe(320);
    expect(delay(400)).toBe(1_000);
    expect(delay(400, { maxSaturatedMs: 400 })).toBe(400);
  });
});
