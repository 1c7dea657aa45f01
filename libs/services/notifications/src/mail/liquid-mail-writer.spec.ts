import { describe, expect, it } from '@jest/globals';
import { KeyedHash, MailedTokens } from '@hearback/http';
import type { SealedMail } from '../application/mail-store.js';
import { NotificationsConfig } from '../notifications.config.js';
import { LiquidMailWriter } from './liquid-mail-writer.js';

const config = Object.assign(new NotificationsConfig(), {
  sender: 'loop@shop.example',
  publicUrl: 'https://hb.example/',
});
const tokens = new MailedTokens(new KeyedHash('a secret of the installation'));
const writer = new LiquidMailWriter(config, tokens);
const HOSTILE = `<script>alert(1)</script>{{ config }}"'&`;

const aMail = (overrides: Partial<SealedMail> = {}): SealedMail => ({
  tenantId: '0198c0a4-0000-7000-8000-000000000001',
  id: '0198c0a4-0000-7000-8000-00000000000a',
  recipient: {
    id: 'ada',
    email: 'ada@example.org',
    name: 'Ada',
    role: 'owner',
    active: true,
    confirmed: true,
    language: null,
    timeZone: null,
  },
  workspace: { name: 'Garden', language: 'en', timeZone: 'Europe/Paris' },
  notifications: [aNotification('Call back')],
  ...overrides,
});
const aNotification = (title: string, comment: string | null = 'It broke.') => ({
  id: '0198c0a4-0000-7000-8000-00000000000b',
  kind: 'task_opened' as const,
  notice: {
    taskId: '0198c0a4-0000-7000-8000-00000000000c',
    title,
    reason: 'NPS 2 is at most 6',
    comment,
    dueAt: '2026-07-01T10:00:00.000Z',
  },
});

describe('LiquidMailWriter', () => {
  it('shows the title, the reason, the due time in local time and the link', () => {
    const mail = writer.write(aMail());
    expect(mail).toMatchObject({
      messageId: '<0198c0a4-0000-7000-8000-00000000000a@shop.example>',
      to: { address: 'ada@example.org', name: 'Ada' },
      subject: 'New task: Call back',
    });
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain('Call back');
      expect(part).toContain('NPS 2 is at most 6');
      expect(part).toContain('It broke.');
      expect(part).toContain('Wed, 1 Jul 2026, 12:00 (Paris)');
      expect(part).toContain('https://hb.example/app/tasks/tsk_0198c0a400007000800000000000000c');
    }
  });

  it.each([
    ['fr-FR', 'Nouvelle tâche : Call back', 'Échéance\u00a0: mer. 1 juil. 2026, 12:00 (Paris)'],
    ['de-AT', 'Neue Aufgabe: Call back', 'Fällig: Mi., 1. Juli 2026, 12:00 (Paris)'],
    ['ar-EG', 'مهمة جديدة: Call back', 'الموعد: الأربعاء، 1 يوليو 2026، 12:00 (Paris)'],
  ])('writes in the language of the workspace, %s', (language, subject, due) => {
    const mail = writer.write(aMail({ workspace: { name: 'Jardin', language, timeZone: 'Europe/Paris' } }));
    expect(mail.subject).toBe(subject);
    expect(mail.html).toContain(`<html lang="${language.slice(0, 2)}" dir="${language === 'ar-EG' ? 'rtl' : 'ltr'}">`);
    expect(mail.text).toContain(`\n${due}\n`);
  });

  it('writes in the language and time zone of the member rather than those of the workspace', () => {
    const recipient = { ...aMail().recipient, language: 'ar', timeZone: 'America/New_York' };
    const { html } = writer.write(aMail({ recipient }));
    expect(html).toContain('06:00 (New York)');
    // Mirrored: clients without logical properties get the side itself.
    expect(html).toContain('border-right-width:3px');
    expect(html).not.toMatch(/text-align:left|align="left"|border-left/);
  });

  it('escapes user input everywhere', () => {
    const workspace = { name: HOSTILE, language: 'en', timeZone: 'Nowhere/Bad' };
    const mail = writer.write(aMail({ workspace, notifications: [aNotification(HOSTILE, HOSTILE)] }));
    expect(mail.html).not.toContain('<script');
    expect(mail.html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;{{ config }}&#34;&#39;&amp;');
    expect(mail.text).toContain(HOSTILE);
    expect(mail.text).toContain('(UTC)');
  });

  it('does not let user input add a header', () => {
    const name = 'Eve\r\nBcc: all@example.org';
    const mail = writer.write(
      aMail({
        recipient: { ...aMail().recipient, name },
        notifications: [aNotification('Hi\r\nBcc: all@example.org')],
      }),
    );
    expect(mail.subject).toBe('New task: Hi Bcc: all@example.org');
    expect(mail.to.name).toBe('Eve Bcc allexample.org');
  });

  it.each([
    ['en-GB', 'Confirm your e-mail address'],
    ['fr-CA', 'Confirmez votre adresse e-mail'],
    ['de', 'Bestätigen Sie Ihre E-Mail-Adresse'],
    ['ar', 'أكّد بريدك الإلكتروني'],
  ])('writes a fixed confirmation mail in %s, with the link as its only value', (language, subject) => {
    const tokenId = '0198c0a4-0000-7000-8000-00000000000d';
    const mail = writer.writeConfirmation({ tokenId, address: 'ada@example.org', language });
    expect(mail).toMatchObject({ subject, to: { address: 'ada@example.org', name: '' } });
    const link = `https://hb.example/confirm/${tokens.tokenOf('confirm-address', tokenId)}`;
    expect(mail.text).toContain(`\n${link}\n`);
    expect(mail.html).toContain(`href="${link}"`);
  });

  it('lists at most 50 notifications in one mail and counts the rest', () => {
    const notifications = Array.from({ length: 53 }, (_, i) => aNotification(`Task ${i}`));
    const mail = writer.write(aMail({ notifications }));
    expect(mail.subject).toBe('53 notifications about tasks in Garden');
    expect(mail.text).toContain('Task 49');
    expect(mail.text).not.toContain('Task 50');
    expect(mail.text).toContain('and 3 more');
  });
});
