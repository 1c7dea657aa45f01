import { describe, expect, it } from '@jest/globals';
import { Sealer } from './sealer.js';

describe('a sealed text', () => {
  const sealer = new Sealer('a secret of the installation');

  it('is read again under its name only, and differs each time', () => {
    const [one, two] = [sealer.seal('hidden', 'a'), sealer.seal('hidden', 'a')];
    expect([sealer.open(one, 'a'), sealer.open(one, 'b')]).toEqual(['hidden', undefined]);
    expect(one.equals(two)).toBe(false);
    expect(one.includes('hidden')).toBe(false);
  });

  it('is read with a previous secret, and sealed with the present one', () => {
    const after = new Sealer('the next secret', ['a secret of the installation']);
    expect(after.open(sealer.seal('hidden', 'a'), 'a')).toBe('hidden');
    expect(sealer.open(after.seal('hidden', 'a'), 'a')).toBeUndefined();
  });

  it('is unreadable with another secret and after a change', () => {
    const sealed = sealer.seal('hidden', 'a');
    expect(new Sealer('another secret').open(sealed, 'a')).toBeUndefined();
    sealed[sealed.length - 1]! ^= 1;
    expect(sealer.open(sealed, 'a')).toBeUndefined();
  });
});
