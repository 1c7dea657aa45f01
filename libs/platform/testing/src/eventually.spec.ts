import { describe, expect, it } from '@jest/globals';
import { eventually } from './eventually.js';
import { ManualClock } from './manual-clock.js';
import { SequentialIds } from './sequential-ids.js';

describe('eventually', () => {
  it('returns what the first passing attempt returns', async () => {
    let attempts = 0;
    const value = await eventually(() => {
      attempts += 1;
      if (attempts < 3) throw new Error('not yet');
      return attempts;
    });
    expect(value).toBe(3);
  });

  it('throws the last error when time is up', async () => {
    let attempts = 0;
    const attempt = eventually(() => Promise.reject(new Error(`attempt ${(attempts += 1)}`)), { within: 20 });
    await expect(attempt).rejects.toThrow(/^attempt \d+$/);
    expect(attempts).toBeGreaterThan(1);
  });
});

describe('the manual clock', () => {
  it('changes only when the test advances or sets it', () => {
    const clock = new ManualClock(new Date('2026-03-29T00:59:59.000Z'));
    expect(clock.now()).toEqual(clock.now());
    expect(clock.advance(1_000).toISOString()).toBe('2026-03-29T01:00:00.000Z');
    clock.set(new Date(0));
    expect(clock.now().getTime()).toBe(0);
  });
});

describe('sequential ids', () => {
  it('are UUIDs of version 7 in ascending order that can be known in advance', () => {
    const ids = new SequentialIds();
    const three = [ids.next(), ids.next(), ids.next()];
    expect(three).toEqual([1, 2, 3].map((n) => SequentialIds.nth(n)));
    expect(three).toEqual(three.toSorted());
    for (const id of three) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
