import { describe, expect, it } from '@jest/globals';
import { partitionOf } from './partition-of.js';

describe('the partition of a key', () => {
  it('never changes', () => {
    const keys = ['a', '0198c000-0000-7000-8000-00000000000a', 'order 42', 'Grüße', '顧客'];
    expect(keys.map((key) => partitionOf(key, 8))).toEqual([3, 5, 5, 2, 2]);
  });

  it('spreads ids evenly', () => {
    const counts = Array.from({ length: 8 }, () => 0);
    for (let i = 0; i < 8_000; i++) {
      const partition = partitionOf(`0198c000-0000-7000-8000-${i.toString(16).padStart(12, '0')}`, 8);
      counts[partition] = counts[partition]! + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1_150);
  });

  it('lies within the count', () => {
    for (const count of [1, 3, 8, 64]) {
      for (let i = 0; i < 500; i++) {
        const partition = partitionOf(`key ${i}`, count);
        expect(partition).toBeGreaterThanOrEqual(0);
        expect(partition).toBeLessThan(count);
      }
    }
  });
});
