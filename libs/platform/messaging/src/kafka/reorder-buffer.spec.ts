import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ReorderBuffer, type ReceivedEvent } from './reorder-buffer.js';

function received(offset: number, messageOffset: number): ReceivedEvent {
  const event = { id: '', type: 't', tenantId: '', key: 'k', time: new Date(offset), body: 'x' };
  return { event: { ...event, position: { topic: 't', partition: 0, offset } }, messageOffset };
}

/** Applies everything that can be applied, as a database that never fails. */
function applyAll(buffer: ReorderBuffer, limit: number): number[] {
  const applied: number[] = [];
  for (let events = buffer.peek(limit); events.length > 0; events = buffer.peek(limit)) {
    applied.push(...events.map((event) => event.position.offset));
    buffer.applied(applied.at(-1)! + 1);
  }
  return applied;
}

describe('the reorder buffer', () => {
  it('returns every event once and in order, however often and in whatever order it was received', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { maxLength: 200 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 20 }),
        (noise, limit, chunk) => {
          const buffer = new ReorderBuffer();
          buffer.applied(0);
          const offsets = [...noise, ...Array.from({ length: 61 }, (_, offset) => offset).toReversed(), ...noise];
          const applied: number[] = [];
          offsets.forEach((offset, messageOffset) => {
            buffer.add(received(offset, messageOffset));
            if (messageOffset % chunk === 0) applied.push(...applyAll(buffer, limit));
          });
          applied.push(...applyAll(buffer, limit));
          expect(applied).toEqual(Array.from({ length: 61 }, (_, offset) => offset));
          expect([buffer.size, buffer.characters, buffer.gap()]).toEqual([0, 0, undefined]);
          expect(buffer.appliedMessage()).toBe(offsets.length - 1);
        },
      ),
    );
  });

  it('begins with the lowest event until the database has reported its position', () => {
    const buffer = new ReorderBuffer();
    [7, 5, 6].forEach((offset, messageOffset) => buffer.add(received(offset, messageOffset)));
    expect(buffer.peek(10).map((event) => event.position.offset)).toEqual([5, 6, 7]);
    buffer.applied(7);
    expect(buffer.peek(10).map((event) => event.position.offset)).toEqual([7]);
  });

  it('reports a gap and the lowest event after it', () => {
    const buffer = new ReorderBuffer();
    buffer.add(received(9, 40));
    buffer.add(received(8, 41));
    buffer.applied(3);
    expect(buffer.peek(10)).toEqual([]);
    expect(buffer.gap()).toMatchObject({ nextOffset: 3, lowest: { messageOffset: 41 } });
  });

  it('has applied everything up to the message before the first pending one', () => {
    const buffer = new ReorderBuffer();
    expect(buffer.appliedMessage()).toBeUndefined();
    buffer.applied(0);
    [0, 2, 1].forEach((offset, index) => buffer.add(received(offset, 10 + index)));
    expect(buffer.appliedMessage()).toBe(9);
    buffer.applied(1);
    expect(buffer.appliedMessage()).toBe(10);
    buffer.applied(3);
    expect(buffer.appliedMessage()).toBe(12);
    buffer.read(20);
    expect(buffer.appliedMessage()).toBe(20);
  });

  it('follows a database that was restored to an earlier state', () => {
    const buffer = new ReorderBuffer();
    buffer.applied(10);
    buffer.add(received(10, 1));
    buffer.applied(4);
    expect(buffer.isApplied(4)).toBe(false);
    expect(buffer.gap()?.nextOffset).toBe(4);
  });
});
