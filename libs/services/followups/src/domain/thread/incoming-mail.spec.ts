import { describe, expect, it } from '@jest/globals';
import { kindOf, OWN_HEADER, warningOf, type IncomingMail } from './incoming-mail.js';

/** An answer that a person wrote; tests override what they are about. */
function mail({
  headers = {},
  ...overrides
}: Partial<Omit<IncomingMail, 'headers'>> & { headers?: Record<string, string> } = {}): IncomingMail {
  return {
    headers: new Map(Object.entries(headers).map(([name, value]) => [name, [value]])),
    returnPath: 'jonas@mail.example',
    from: 'jonas@mail.example',
    contentType: 'text/plain',
    reportType: null,
    subject: 'Re: Your lamp',
    dmarc: 'pass',
    ...overrides,
  };
}
const kind = (given: Parameters<typeof mail>[0], automaticInLastHour = 0) =>
  kindOf(mail(given), { automaticInLastHour });

describe('an incoming mail', () => {
  it('is a reply, also with the headers of people', () => {
    expect(kind({})).toBe('reply');
    expect(kind({ headers: { 'auto-submitted': 'no' } })).toBe('reply');
    expect(kind({ headers: { precedence: 'first-class', 'x-auto-response-suppress': 'None' } })).toBe('reply');
    expect(kind({ returnPath: null })).toBe('reply');
    expect(kind({ subject: 'Automatic reply? No, I am here.' })).toBe('reply');
  });

  it.each<[string, Parameters<typeof mail>[0]]>([
    ['RFC 3834', { headers: { 'auto-submitted': 'auto-replied; owner-email="jonas@mail.example"' } }],
    ['Outlook', { headers: { 'x-auto-response-suppress': 'All' } }],
    ['a vacation program of old', { headers: { precedence: 'bulk' } }],
    ['an autoresponder', { headers: { 'x-autoreply': 'yes' } }],
    ['a mailing list', { headers: { 'list-id': '<lamps.example>' } }],
    ['an empty return path', { returnPath: '' }],
    ['a receipt that it was read', { contentType: 'multipart/report', reportType: 'disposition-notification' }],
  ])('is an automatic reply: %s', (_, given) => {
    expect(kind(given)).toBe('auto_reply');
  });

  it.each<[string, Parameters<typeof mail>[0]]>([
    ['RFC 3464', { contentType: 'multipart/report', reportType: 'delivery-status', returnPath: '' }],
    ['a mailer daemon without a report', { from: 'MAILER-DAEMON@mail.example' }],
    ['a postmaster', { from: 'postmaster@mail.example', returnPath: '' }],
  ])('is a bounce: %s', (_, given) => {
    expect(kind(given)).toBe('bounce');
  });

  it('is a loop if it is our own, or one of many automatic ones', () => {
    expect(kind({ headers: { [OWN_HEADER]: 'tsk_1' } })).toBe('loop');
    const vacation = { headers: { 'auto-submitted': 'auto-replied' } };
    expect([kind(vacation, 4), kind(vacation, 5)]).toEqual(['auto_reply', 'loop']);
    expect(kind({}, 50)).toBe('reply');
  });

  it('is doubted if its sender is not proven or is somebody else', () => {
    expect(warningOf(mail(), 'Jonas@Mail.example')).toBeNull();
    expect(warningOf(mail({ dmarc: 'fail' }), 'jonas@mail.example')).toBe('forged');
    expect(warningOf(mail({ from: 'kim@mail.example' }), 'jonas@mail.example')).toBe('other-sender');
    expect(warningOf(mail({ dmarc: 'none' }), null)).toBeNull();
  });
});
