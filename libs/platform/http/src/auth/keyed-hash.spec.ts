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

  it('is recognised with a previous secret, and made with the present one', () => {
    const before = new KeyedHash('one secret').of('ada@example.org');
    const after = new KeyedHash('two secret', ['one secret']);
    expect(after.of('ada@example.org')).toBe(new KeyedHash('two secret').of('ada@example.org'));
    expect(after.all('ada@example.org')).toEqual([after.of('ada@example.org'), before]);
    expect(after.isHashOf(before, 'ada@example.org')).toBe(true);
    expect(after.isHashOf(before, 'bob@example.org')).toBe(false);
    expect(new KeyedHash('two secret').isHashOf(before, 'ada@example.org')).toBe(false);
    expect(after.isHashOf('', 'ada@example.org')).toBe(false);
  });
});
