import { describe, expect, it } from '@jest/globals';
import { KeyedHash } from './keyed-hash.js';

describe('the keyed hash', () => {
  it('is the same for the same text and secret only', () => {
    const hash = new KeyedHash('one secret').of('ada@example.org');
    expect(hash).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(new KeyedHash('one secret').of('ada@example.org')).toBe(hash);
    expect(new KeyedHash('one secret').of('bob@example.org')).not.toBe(hash);
    expect(new KeyedHash('another secret').of('ada@example.org')).not.toBe(hash);
  });
});
