import { describe, expect, it } from '@jest/globals';
import { refusalOf } from './customer-mail.js';

const SENT = {
  route: 'server',
  publicUrl: 'https://ask.example.org',
  suspended: false,
  suppressed: false,
  expired: false,
} as const;

describe('refusalOf', () => {
  it.each(['http://127.0.0.1:4000', 'http://localhost', 'http://[::1]:4000', 'http://127.1.2.3', 'http://a.localhost'])(
    'sends no mail with links to %s, except into the built-in inbox',
    (publicUrl) => {
      expect(refusalOf({ ...SENT, publicUrl })).toContain('known on this machine only');
      expect(refusalOf({ ...SENT, publicUrl, route: 'inbox' })).toBeUndefined();
      expect(refusalOf({ ...SENT, publicUrl, route: 'kept' })).toBeUndefined();
    },
  );

  it('sends a mail unless something is against it', () => {
    expect(refusalOf(SENT)).toBeUndefined();
    for (const against of [{ route: 'none' }, { suspended: true }, { suppressed: true }, { expired: true }] as const)
      expect(refusalOf({ ...SENT, ...against })).not.toBeUndefined();
  });
});
