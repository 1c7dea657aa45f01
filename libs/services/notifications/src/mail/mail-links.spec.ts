import { describe, expect, it } from '@jest/globals';
import { KeyedHash, MailedTokens } from '@hearback/http';
import { STAFF_LANGUAGES } from '@hearback/questionnaire';
import { ACCOUNT_MAILS } from '../domain/account-mail.js';
import { ACCOUNT_MAIL_PAGES, MAIL_PAGES } from '../domain/mail-pages.js';
import { NOTIFICATION_KINDS } from '../domain/notification.js';
import { DISABLED_REASONS } from '../domain/webhooks/webhook-endpoint.js';
import { NotificationsConfig } from '../notifications.config.js';
import { LiquidAccountMailWriter } from './liquid-account-mail-writer.js';
import { LiquidWebhookMailWriter } from './liquid-webhook-mail-writer.js';
import { LiquidMailWriter } from './liquid-mail-writer.js';

const config = Object.assign(new NotificationsConfig(), { sender: 'loop@hb.example', publicUrl: 'https://hb.example' });
const tokens = new MailedTokens(new KeyedHash('a secret of the installation'));
const writer = new LiquidMailWriter(config, tokens);
const accountWriter = new LiquidAccountMailWriter(config, tokens);
const webhookWriter = new LiquidWebhookMailWriter(config);
const ID = '0198c0a4-0000-7000-8000-00000000000a';
const ADDRESS = 'ada@example.org';
const notice = { taskId: ID, title: 'T', reason: null, comment: null, dueAt: '2026-07-01T10:00:00.000Z' };
const recipient = {
  id: 'ada',
  email: ADDRESS,
  name: 'Ada',
  role: 'owner',
  active: true,
  confirmed: true,
  timeZone: null,
};

/** Every mail that the service writes to staff, by its name. */
function mailsIn(language: string) {
  const about = (kinds: readonly (typeof NOTIFICATION_KINDS)[number][]) =>
    writer.write({
      tenantId: ID,
      id: ID,
      recipient: { ...recipient, language },
      workspace: undefined,
      notifications: kinds.map((kind) => ({ id: ID, kind, notice })),
    });
  return [
    ...NOTIFICATION_KINDS.map((kind) => [kind, about([kind])] as const),
    ['digest', about(NOTIFICATION_KINDS)] as const,
    ...ACCOUNT_MAILS.map((purpose) => [purpose, accountWriter.write(purpose, ID, ADDRESS, language)] as const),
    ...DISABLED_REASONS.map((reason) => {
      const content = {
        id: ID,
        path: `${MAIL_PAGES.webhooks}?endpoint=whe_1`,
        host: 'crm.example',
        reason,
        address: ADDRESS,
        language,
      };
      return [`webhook ${reason}`, webhookWriter.write(content)] as const;
    }),
    ['confirmation', writer.writeConfirmation({ tokenId: ID, address: ADDRESS, language })] as const,
    ['invitation', writer.writeInvitation({ tokenId: ID, address: ADDRESS, language, inviter: null })] as const,
  ];
}

/** The page of an address: without its token or id. */
const pageOf = (url: string) => new URL(url).pathname.replace(/(?<=\/(confirm|join|tasks)\/).+$/, '');
const known: readonly string[] = [...Object.values(MAIL_PAGES), ...Object.values(ACCOUNT_MAIL_PAGES)];

describe.each(STAFF_LANGUAGES)('links in mails in %s', (language) => {
  it.each(mailsIn(language))('are the same in both parts and open known pages: %s', (_, { text, html }) => {
    const inHtml = new Set([...html.matchAll(/href="([^"]+)"/g)].map(([, url = '']) => url));
    const inText = new Set([...text.matchAll(/^https:\S+$/gm)].map(([url]) => url));
    expect([...inText].toSorted()).toEqual([...inHtml].toSorted());
    expect(inHtml.size).toBeGreaterThan(0);
    expect([...inHtml].map(pageOf).filter((page) => !known.includes(page))).toEqual([]);
  });
});
