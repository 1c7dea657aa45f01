import { describe, expect, it } from '@jest/globals';
import { matchesPath } from './path-pattern.js';

describe('a pattern of a path', () => {
  it.each([
    ['/help', '/help', true],
    ['/help', '/help/', false],
    ['/help/*', '/help/a/b', true],
    ['/help/*', '/help/', true],
    ['/help/*', '/helpers', false],
    ['*', '/', true],
    ['*/thanks', '/orders/7/thanks', true],
    ['/orders/*/thanks', '/orders/7/thanks', true],
    ['/orders/*/thanks', '/orders/thanks', false],
    ['/a*a', '/a', false],
    ['/a*b*b', '/axb', false],
    ['/a*b*b', '/axbyb', true],
    ['/a.c', '/abc', false],
    ['/(a|b)', '/a', false],
  ])('%s on %s: %s', (pattern, path, expected) => {
    expect(matchesPath(pattern, path)).toBe(expected);
  });

  it('takes no longer for many stars', () => {
    expect(matchesPath('*a'.repeat(100), 'a'.repeat(99))).toBe(false);
  });
});
