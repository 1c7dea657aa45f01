import { describe, expect, it } from '@jest/globals';
import { CryptoLinkCodes } from './crypto-link-codes.js';

describe('CryptoLinkCodes', () => {
  it('generates ten characters from an alphabet of 32 without look-alikes', () => {
    const codes = Array.from({ length: 2_000 }, () => new CryptoLinkCodes().next());
    expect(codes.every((code) => /^[0-9a-hjkmnp-tv-z]{10}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(codes.join('')).size).toBe(32);
  });
});
