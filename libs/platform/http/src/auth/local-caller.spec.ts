import { describe, expect, it } from '@jest/globals';
import { isFromThisMachine, isLocalUrl } from './local-caller.js';

const from = (remoteAddress: string, headers: Record<string, string> = {}) =>
  isFromThisMachine({ socket: { remoteAddress }, headers: { host: 'localhost:4000', ...headers } });

describe('isFromThisMachine', () => {
  it('recognises loopback by the socket', () => {
    expect(['127.0.0.1', '127.8.8.8', '::1', '::ffff:127.0.0.1'].map((address) => from(address))).not.toContain(false);
    expect(['10.0.0.1', '192.168.1.7', '::ffff:10.0.0.1', 'fe80::1', ''].map((address) => from(address))).not.toContain(
      true,
    );
  });

  it('ignores headers that claim it, and treats forwarded requests as remote', () => {
    expect(from('10.0.0.1', { 'x-forwarded-for': '127.0.0.1' })).toBe(false);
    expect(from('127.0.0.1', { 'x-forwarded-for': '203.0.113.7' })).toBe(false);
    expect(from('127.0.0.1', { forwarded: 'for=203.0.113.7' })).toBe(false);
  });

  it.each(['via', 'x-real-ip', 'x-forwarded-host', 'x-forwarded-proto', 'cf-connecting-ip', 'true-client-ip'])(
    'treats a request with %s as remote: a proxy on this machine forwarded it',
    (name) => {
      expect(from('127.0.0.1', { [name]: '1.1 proxy' })).toBe(false);
    },
  );

  it('recognises a browser and a command line', () => {
    expect(from('127.0.0.1', { 'user-agent': 'curl', accept: '*/*', 'sec-fetch-mode': 'navigate' })).toBe(true);
  });

  it('rejects other host names', () => {
    expect(from('127.0.0.1', { host: 'evil.example' })).toBe(false);
    expect(from('127.0.0.1', { host: 'localhost.evil.example' })).toBe(false);
    expect(from('127.0.0.1', { host: '[::1]:4000' })).toBe(true);
  });
});

describe('isLocalUrl', () => {
  it('knows the names of this machine', () => {
    for (const url of [
      'http://127.0.0.1:4000',
      'http://localhost:4000/',
      'https://shop.localhost',
      'http://[::1]:4000',
    ])
      expect(isLocalUrl(url)).toBe(true);
    for (const url of ['https://hearback.example', 'http://localhost.evil.example', 'http://10.0.0.1:4000', 'nonsense'])
      expect(isLocalUrl(url)).toBe(false);
  });
});
