import { describe, expect, it } from '@jest/globals';
import { KeyedHash } from './keyed-hash.js';
import { MailedTokens, type MailedTokenPurpose } from './mailed-tokens.js';

describe('a mailed token', () => {
  const id = '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c';
  const tokenOf = (secret: string, purpose: string = 'confirm-address', of = id) =>
    new MailedTokens(new KeyedHash(secret)).tokenOf(purpose as MailedTokenPurpose, of);

  it('is the same in every process with the same secret', () => {
    expect(tokenOf('one secret')).toBe(tokenOf('one secret'));
    expect(tokenOf('one secret')).toMatch(/^[\w-]{43}$/);
  });

  it('follows from the id only with the secret, and differs by purpose and id', () => {
    const others = [
      tokenOf('two secret'),
      tokenOf('one secret', 'reset-password'),
      tokenOf('one secret', undefined, `${id}0`),
    ];
    expect(new Set([tokenOf('one secret'), ...others]).size).toBe(4);
  });
});
