import { describe, expect, it } from '@jest/globals';
import { circlesOf } from './circles.js';

describe('the picture of an overlap', () => {
  it('shows circles that touch for nobody in both, and one in the other for all', () => {
    const apart = circlesOf(100, 25, 0, 100);
    expect(apart.second.x - apart.first.x).toBeCloseTo(apart.first.r + apart.second.r);
    const inside = circlesOf(100, 25, 25, 100);
    expect(inside.second.x - inside.first.x).toBeCloseTo(inside.first.r - inside.second.r);
  });

  it('has areas as the sizes, in its bounds', () => {
    for (const [size, other, both] of [
      [100, 25, 10],
      [25, 100, 25],
      [0, 10, 0],
      [0, 0, 0],
    ] as const) {
      const { first, second, width } = circlesOf(size, other, both, 100);
      expect(first.r ** 2 * other).toBeCloseTo(second.r ** 2 * size);
      for (const { x, r } of [first, second]) {
        expect(x - r).toBeGreaterThanOrEqual(0);
        expect(x + r).toBeLessThanOrEqual(width);
      }
    }
  });
});
