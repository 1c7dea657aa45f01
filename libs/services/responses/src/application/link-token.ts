import { randomBytes } from 'node:crypto';

/** A new token of a personal link: 192 random bits as 32 characters of base64url. */
export function newLinkToken(): string {
  return randomBytes(24).toString('base64url');
}

/** Whether the text has the form of a token; costs no look-up. */
export function isLinkToken(text: string): boolean {
  return /^[0-9A-Za-z_-]{32}$/.test(text);
}
