import { describe, expect, it } from '@jest/globals';
import { Pacing, type Round } from './pacing.js';

const round = (more: Partial<Round> = {}): Round => ({ events: 0, backlog: false, pokes: 0, took: 10, ...more });

describe('the pace of a reader', () => {
  it('slows down from 5 to 100 ms while nothing happens, and can be woken', () => {
    const pacing = new Pacing();
    const rests = Array.from({ length: 7 }, () => pacing.after(round()));
    expect(rests.map((rest) => rest.milliseconds)).toEqual([5, 10, 20, 40, 80, 100, 100]);
    expect(rests.every((rest) => rest.wakeable)).toBe(true);
  });

  it('is quick again after an event', () => {
    const pacing = new Pacing();
    for (let i = 0; i < 6; i++) pacing.after(round());
    expect(pacing.after(round({ events: 1 }))).toEqual({ milliseconds: 5, wakeable: true });
    expect(pacing.after(round()).milliseconds).toBe(5);
  });

  it('lets events gather for 100 ms from round to round when there are many', () => {
    expect(new Pacing().after(round({ events: 500, took: 30 }))).toEqual({ milliseconds: 70, wakeable: false });
    expect(new Pacing().after(round({ events: 500, took: 130 }))).toEqual({ milliseconds: 0, wakeable: false });
  });

  it('works off a backlog without rest where no intake is at work', () => {
    expect(new Pacing().after(round({ events: 4_000, backlog: true, took: 80 }))).toEqual({
      milliseconds: 0,
      wakeable: false,
    });
  });

  it('leaves half the time to an intake that is at work', () => {
    const pacing = new Pacing();
    expect(pacing.after(round({ events: 4_000, backlog: true, pokes: 9, took: 80 })).milliseconds).toBe(80);
    expect(pacing.after(round({ events: 4_000, backlog: true, pokes: 9, took: 400 })).milliseconds).toBe(100);
  });
});
