import { describe, expect, it } from '@jest/globals';
import { newCauseKey } from './cause-key.js';

describe('the key of a new root cause', () => {
  it.each([
    ['Courier, depot', [], 'courier_depot'],
    ['Größe', [], 'gro_e'],
    ['2. Versand', [], 'versand'],
    ['Delivery', ['delivery'], 'delivery_2'],
    ['Delivery', ['delivery', 'delivery_2'], 'delivery_3'],
    ['التوصيل', [], 'cause_2'],
    ['Other', [], 'other_2'],
    ['x'.repeat(80), [], 'x'.repeat(36)],
  ])('of %s beside %j is %s', (label, keys, expected) => {
    const key = newCauseKey(
      label,
      keys.map((each) => ({ key: each })),
    );
    expect(key).toBe(expected);
    expect(key).toMatch(/^[a-z][a-z0-9_]{0,39}$/);
  });
});
