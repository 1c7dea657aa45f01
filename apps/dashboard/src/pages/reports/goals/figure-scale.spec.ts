import { describe, expect, it } from '@jest/globals';
import { scaleOf, storedPerEntered } from './figure-scale.js';

describe('the scale of a figure', () => {
  it('is the whole one of scores and shares, and of others from 0 to beyond all that is shown', () => {
    expect(scaleOf('points', [250])).toEqual([-100, 100]);
    expect(scaleOf('percent', [null])).toEqual([0, 100]);
    const [from, to] = scaleOf('minutes', [20, undefined, 40]);
    expect([from, to > 40]).toEqual([0, true]);
  });

  it('is wider than nothing where nothing is known', () => {
    expect(scaleOf('money', [null, 0])).toEqual([0, 1]);
  });
});

describe('an entered target', () => {
  it('is stored in minor units of its currency, not all of which are hundredths', () => {
    expect(storedPerEntered({ unit: 'money', currency: 'EUR' })).toBe(100);
    expect(storedPerEntered({ unit: 'money', currency: 'JPY' })).toBe(1);
    expect(storedPerEntered({ unit: 'money', currency: 'KWD' })).toBe(1000);
    expect(storedPerEntered({ unit: 'money', currency: null })).toBe(1);
    expect(storedPerEntered({ unit: 'minutes', currency: null })).toBe(1);
  });
});
