import { Injectable } from '@nestjs/common';
import { KeyedHash } from './keyed-hash.js';

/** What a token in a mailed link can be used for. */
export type MailedTokenPurpose =
  'confirm-address' | 'join-workspace' | 'reset-password' | 'change-address' | 'keep-address' | 'take-ownership';

/**
 * Tokens in links that are mailed. Each belongs to a row with a random id, a purpose and an expiry, and is derived from id and
 * purpose with a key of the installation. So neither the row nor an event that names it contains the token, and the service that
 * sends the mail derives it again.
 */
@Injectable()
export class MailedTokens {
  constructor(private readonly hash: KeyedHash) {}

  /** The token of a row: 43 characters of base64url. */
  tokenOf(purpose: MailedTokenPurpose, id: string): string {
    return this.hash.of(textOf(purpose, id));
  }

  /** Whether it is the token of the row, also with a previous secret of the installation. */
  isTokenOf(token: string, purpose: MailedTokenPurpose, id: string): boolean {
    return this.hash.isHashOf(token, textOf(purpose, id));
  }
}

function textOf(purpose: MailedTokenPurpose, id: string): string {
  return `mailed token to ${purpose}: ${id}`;
}
