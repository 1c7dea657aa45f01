import { describe, expect, it } from '@jest/globals';
import { AppError } from '@hearback/kernel';
import { ReplyCipher } from './reply-cipher.js';

describe('ReplyCipher', () => {
  const reply = { status: 201, body: { secret: 'hbk_live_x' }, location: '/v1/api-keys/1' };

  it('decrypts for the same request', () => {
    const cipher = new ReplyCipher('one');
    expect(cipher.decrypt(cipher.encrypt(reply, 'request'), 'request')).toEqual(reply);
  });

  it('reveals nothing and never gives the same result twice', () => {
    const cipher = new ReplyCipher('one');
    const [first, second] = [cipher.encrypt(reply, 'request'), cipher.encrypt(reply, 'request')];
    expect(first.equals(second)).toBe(false);
    expect(first.includes('hbk_live')).toBe(false);
  });

  it('does not decrypt for another request, another installation or changed bytes', () => {
    const sealed = new ReplyCipher('one').encrypt(reply, 'request');
    const changed = Buffer.from(sealed);
    changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
    expect(() => new ReplyCipher('one').decrypt(sealed, 'another')).toThrow(AppError);
    expect(() => new ReplyCipher('two').decrypt(sealed, 'request')).toThrow(AppError);
    expect(() => new ReplyCipher('one').decrypt(changed, 'request')).toThrow(AppError);
  });
});
