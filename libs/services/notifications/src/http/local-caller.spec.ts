import { describe, expect, it } from '@jest/globals';
import { inboxMailPage, inboxPage } from './inbox-page.js';
import { isFromThisMachine } from './local-caller.js';

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

describe('the pages of the inbox', () => {
  const hostile = '<img src=x onerror=alert(1)>"\'';
  const mail = {
    id: '0198c0a4-0000-7000-8000-00000000000a',
    receivedAt: new Date('2026-03-02T09:00:00.000Z'),
    from: hostile,
    to: [hostile],
    sender: hostile,
    subject: hostile,
    messageId: hostile,
    text: hostile,
    html: hostile,
  };

  it('escape every part, and show HTML in a sandboxed frame only', () => {
    for (const page of [inboxPage([mail]), inboxMailPage(mail)]) expect(page).not.toContain('<img');
    expect(inboxMailPage(mail)).toContain('sandbox="" referrerpolicy="no-referrer" srcdoc="&lt;img');
  });
});
