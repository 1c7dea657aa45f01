import { Injectable } from '@nestjs/common';
import { MailedTokens } from '@hearback/http';
import { staffLanguage } from '@hearback/questionnaire';
import { AccountMailWriter } from '../application/account-mail-writer.js';
import type { Mail } from '../application/mailer.js';
import type { AccountMailPurpose } from '../domain/account-mail.js';
import { ACCOUNT_MAIL_PAGES } from '../domain/mail-pages.js';
import { NotificationsConfig } from '../notifications.config.js';
import { linkMail } from './link-mail.js';
import { LetterPress } from './letter.js';
import { mailWords } from './words/index.js';

/** `AccountMailWriter` with LiquidJS. */
@Injectable()
export class LiquidAccountMailWriter extends AccountMailWriter {
  readonly #press = new LetterPress();

  constructor(
    private readonly config: NotificationsConfig,
    private readonly tokens: MailedTokens,
  ) {
    super();
  }

  override write(purpose: AccountMailPurpose, tokenId: string, address: string, tag: string): Mail {
    const language = staffLanguage(tag);
    const path = this.#pathOf(purpose, tokenId);
    return linkMail(this.#press, this.config, {
      language,
      words: mailWords[language].account[purpose],
      id: tokenId,
      address,
      path,
    });
  }

  /** The token is in the fragment, which is sent to no server and in no referrer. */
  #pathOf(purpose: AccountMailPurpose, tokenId: string): string {
    const page = ACCOUNT_MAIL_PAGES[purpose];
    switch (purpose) {
      case 'give-ownership':
      case 'delete-workspace':
        return page;
      default:
        return `${page}#${this.tokens.tokenOf(purpose, tokenId)}`;
    }
  }
}
