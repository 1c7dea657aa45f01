import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Arrivals, type Arrival } from './arrivals.js';

function arrival(offset: number, at: number): Arrival {
  const event = { id: '', type: 't', tenantId: '', key: 'k', time: new Date(offset), body: 'x' };
  return { event: { ...event, position: { topic: 't', partition: 0, offset } }, at };
}

/** Takes what can be taken, as a database would that applies everything. */
function drain(arrivals: Arrivals, limit: number): number[] {
  const applied: number[] = [];
  for (let events = arrivals.take(limit); events.length > 0; events = arrivals.take(limit)) {
    applied.push(...events.map((event) => event.position.offset));
    arrivals.settle(applied.at(-1)! + 1);
  }
  return applied;
}

describe('arrivals', () => {
  it('give every event once and in order, however often and in whatever order it came', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { maxLength: 200 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 20 }),
        (noise, limit, chunk) => {
          const arrivals = new Arrivals();
          arrivals.settle(0);
          const offsets = [...noise, ...Array.from({ length: 61 }, (_, offset) => offset).toReversed(), ...noise];
          const applied: number[] = [];
          offsets.forEach((offset, at) => {
            arrivals.add(arrival(offset, at));
            if (at % chunk === 0) applied.push(...drain(arrivals, limit));
          });
          applied.push(...drain(arrivals, limit));
          expect(applied).toEqual(Array.from({ length: 61 }, (_, offset) => offset));
          expect([arrivals.size, arrivals.bytes, arrivals.missing()]).toEqual([0, 0, undefined]);
          expect(arrivals.doneAt()).toBe(offsets.length - 1);
        },
      ),
    );
  });

  it('begin with the lowest until the database has said where it stands', () => {
    const arrivals = new Arrivals();
    [7, 5, 6].forEach((offset, at) => arrivals.add(arrival(offset, at)));
    expect(arrivals.take(10).map((event) => event.position.offset)).toEqual([5, 6, 7]);
    arrivals.settle(7);
    expect(arrivals.take(10).map((event) => event.position.offset)).toEqual([7]);
  });

  it('say what is missing and what came instead', () => {
    const arrivals = new Arrivals();
    arrivals.add(arrival(9, 40));
    arrivals.add(arrival(8, 41));
    arrivals.settle(3);
    expect(arrivals.take(10)).toEqual([]);
    expect(arrivals.missing()).toMatchObject({ next: 3, lowest: { at: 41 } });
  });

  it('are done up to before the first message that waits', () => {
    const arrivals = new Arrivals();
    expect(arrivals.doneAt()).toBeUndefined();
    arrivals.settle(0);
    [0, 2, 1].forEach((offset, index) => arrivals.add(arrival(offset, 10 + index)));
    expect(arrivals.doneAt()).toBe(9);
    arrivals.settle(1);
    expect(arrivals.doneAt()).toBe(10);
    arrivals.settle(3);
    expect(arrivals.doneAt()).toBe(12);
    arrivals.pass(20);
    expect(arrivals.doneAt()).toBe(20);
  });

  it('stand lower where the database stands lower', () => {
    const arrivals = new Arrivals();
    arrivals.settle(10);
    arrivals.add(arrival(10, 1));
    arrivals.settle(4);
    expect(arrivals.isDone(4)).toBe(false);
    expect(arrivals.missing()?.next).toBe(4);
  });
});
