import { describe, expect, it } from '@jest/globals';
import { isLinkToken, newLinkToken } from './link-token.js';

describe('tokens of personal links', () => {
  it('token.entropy: have 192 random bits: no repeats, and every bit is as often set as not', () => {
    const tokens = Array.from({ length: 10_000 }, newLinkToken);
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(tokens.filter((token) => !isLinkToken(token) || !/^[A-Za-z0-9_-]{32}$/.test(token))).toEqual([]);
    const bytes = tokens.map((token) => Buffer.from(token, 'base64url'));
    expect(new Set(bytes.map(({ length }) => length))).toEqual(new Set([24]));
    for (let bit = 0; bit < 192; bit += 1) {
      const set = bytes.filter((token) => (token[bit >> 3]! >> (bit & 7)) & 1).length;
      // Six standard deviations, for 192 bits.
      expect(Math.abs(set - 5_000)).toBeLessThan(300);
    }
  });
});
