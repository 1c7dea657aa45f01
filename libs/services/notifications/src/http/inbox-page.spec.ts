import { describe, expect, it } from '@jest/globals';
import { inboxMailPage, inboxPage } from './inbox-page.js';

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
    headers: [{ name: hostile, value: hostile }],
  };

  it('escape every part, and show HTML in a sandboxed frame only', () => {
    for (const page of [inboxPage([mail]), inboxMailPage(mail)]) expect(page).not.toContain('<img');
    expect(inboxMailPage(mail)).toContain(
      'sandbox="allow-popups allow-popups-to-escape-sandbox" referrerpolicy="no-referrer" srcdoc="&lt;img',
    );
  });
});
