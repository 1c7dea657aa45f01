import { Injectable } from '@nestjs/common';
import { Liquid, type Template } from 'liquidjs';
import { MailedTokens, type MailedTokenPurpose } from '@hearback/http';
import { staffLanguage } from '@hearback/questionnaire';
import { AccountMailWriter } from '../application/account-mail-writer.js';
import type { Mail } from '../application/mailer.js';
import type { AccountMailPurpose } from '../domain/account-mail.js';
import { NotificationsConfig } from '../notifications.config.js';
import { accountWords } from './templates/account-words.js';
import { CONFIRMATION_HTML, CONFIRMATION_TEXT } from './templates/layouts.js';

const STRICT = { strictVariables: true, strictFilters: true, ownPropertyOnly: true } as const;

/** The page of notices, whose links have no token: the page asks for a sign-in. */
const NOTICE_PAGE = '/app/settings/danger-zone';

/** Pages of the dashboard that the links open. The token is in the fragment, which is sent to no server and in no referrer. */
const PAGES: Readonly<Record<MailedTokenPurpose & AccountMailPurpose, string>> = {
  'reset-password': '/app/reset-password',
  'change-address': '/app/confirm-address',
  'keep-address': '/app/keep-address',
  'take-ownership': '/app/settings/ownership',
};

/** `AccountMailWriter` with LiquidJS. */
@Injectable()
export class LiquidAccountMailWriter extends AccountMailWriter {
  private readonly plain = new Liquid(STRICT);
  private readonly escaping = new Liquid({ ...STRICT, outputEscape: 'escape' });
  private readonly text: Template[] = this.plain.parse(CONFIRMATION_TEXT);
  private readonly html: Template[] = this.escaping.parse(CONFIRMATION_HTML);

  constructor(
    private readonly config: NotificationsConfig,
    private readonly tokens: MailedTokens,
  ) {
    super();
  }

  override write(purpose: AccountMailPurpose, tokenId: string, address: string, tag: string): Mail {
    const language = staffLanguage(tag);
    const words = accountWords[language][purpose];
    const { sender, publicUrl } = this.config;
    const scope = { language, words, url: `${publicUrl.replace(/\/+$/, '')}${this.#pathOf(purpose, tokenId)}` };
    return {
      messageId: `<${tokenId}@${sender.slice(sender.lastIndexOf('@') + 1)}>`,
      to: { address, name: '' },
      subject: words.subject,
      text: this.plain.renderSync(this.text, scope) as string,
      html: this.escaping.renderSync(this.html, scope) as string,
    };
  }

  #pathOf(purpose: AccountMailPurpose, tokenId: string): string {
    switch (purpose) {
      case 'give-ownership':
      case 'delete-workspace':
        return NOTICE_PAGE;
      default:
        return `${PAGES[purpose]}#${this.tokens.tokenOf(purpose, tokenId)}`;
    }
  }
}
