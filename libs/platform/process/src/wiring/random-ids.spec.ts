import { describe, expect, it } from '@jest/globals';
import { RandomIds } from './random-ids.js';

describe('ids', () => {
  it('are UUIDs of version 7 in ascending order', () => {
    const ids = new RandomIds();
    const many = Array.from({ length: 20_000 }, () => ids.next());
    expect(many.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(
      true,
    );
    expect(many).toEqual(many.toSorted());
    expect(new Set(many).size).toBe(many.length);
  });

  it('contain the time of their creation', () => {
    const before = Date.now();
    const time = Number.parseInt(new RandomIds().next().replace('-', '').slice(0, 12), 16);
    expect(time).toBeGreaterThanOrEqual(before);
    expect(time).toBeLessThanOrEqual(Date.now());
  });
});
