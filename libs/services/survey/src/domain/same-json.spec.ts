import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isSameJson } from './same-json.js';

describe('isSameJson', () => {
  it('ignores the order of members, but not that of elements', () => {
    expect(isSameJson({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
    expect(isSameJson([1, 2], [2, 1])).toBe(false);
  });

  it.each([
    [{ a: 1 }, { a: 1, b: 2 }],
    [{ a: undefined }, {}],
    [[], {}],
    [null, {}],
    [1, '1'],
    [{ constructor: 1 }, { a: 1 }],
  ])('distinguishes %j from %j', (a, b) => {
    expect([isSameJson(a, b), isSameJson(b, a)]).toEqual([false, false]);
  });

  it('finds every value equal to its copy', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(isSameJson(value, JSON.parse(JSON.stringify(value)))).toBe(JSON.stringify(value) !== undefined);
      }),
    );
  });
});
