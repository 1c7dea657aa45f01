import { describe, expect, it } from '@jest/globals';
import { isSecret, newSecret, newSessionToken, secretHash } from './secret.js';

describe('secrets', () => {
  it('have the form of their kind and check themselves', () => {
    for (const prefix of ['hbk_live', 'hbk_test', 'hbp_live', 'hbp_test'] as const) {
      const secret = newSecret(prefix);
      expect(secret).toMatch(new RegExp(`^${prefix}_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}$`));
      expect(isSecret(secret)).toBe(true);
    }
  });

  it('differ each time', () => {
    const many = Array.from({ length: 1_000 }, () => newSecret('hbk_live'));
    expect(new Set(many).size).toBe(1_000);
  });

  it('are refused for any one changed character without a look-up', () => {
    const secret = newSecret('hbk_live');
    for (let index = 0; index < secret.length; index++) {
      const other = secret[index] === 'a' ? 'b' : 'a';
      expect(isSecret(secret.slice(0, index) + other + secret.slice(index + 1))).toBe(false);
    }
  });

  it('are stored as SHA-256', () => {
    expect(secretHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('of sessions have 256 bits', () => {
    expect(Buffer.from(newSessionToken(), 'base64url')).toHaveLength(32);
  });
});
