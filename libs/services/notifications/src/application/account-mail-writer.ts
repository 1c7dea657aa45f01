import type { AccountMailPurpose } from '../domain/account-mail.js';
import type { Mail } from './mailer.js';

/** Renders mails about accounts: fixed texts, so that nobody can send free text with them. */
export abstract class AccountMailWriter {
  /** The token of the link is derived from `tokenId`; `language` is a BCP 47 tag. */
  abstract write(purpose: AccountMailPurpose, tokenId: string, address: string, language: string): Mail;
}
