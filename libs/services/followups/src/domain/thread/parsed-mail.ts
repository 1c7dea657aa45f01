import type { StaffLanguage } from '@hearback/questionnaire';
import type { Authentication } from './authentication-results.js';
import type { IncomingMail } from './incoming-mail.js';
import type { DroppedAttachment } from './thread-message.js';

/** What a report of delivery says (RFC 3464). */
export interface DeliveryReport {
  /** Whether the mail was given up; otherwise it is late, or has arrived. */
  readonly isFailure: boolean;
  /** Id of the mail that it is about, in angle brackets; null if it is not named. */
  readonly messageId: string | null;
  /** What the other server said; null if it said nothing. */
  readonly reason: string | null;
}

/** A mail as its parser understood it. Texts can be stored. */
export interface ParsedMail extends IncomingMail {
  /** Empty if the sender gave none. */
  readonly fromName: string;
  /** `Message-ID` in angle brackets; null without one. */
  readonly messageId: string | null;
  /** The whole text, with what it quotes. HTML is converted. */
  readonly text: string;
  readonly attachments: readonly DroppedAttachment[];
  readonly authentication: Authentication;
  /** Null for what is no report. */
  readonly report: DeliveryReport | null;
}

/** Characters of a text that are kept. */
export const MAX_MAIL_TEXT = 100_000;

/** What a text ends with that was cut. */
export const CUT_NOTE: Readonly<Record<StaffLanguage, string>> = {
  en: '[The mail goes on. Its first 100,000 characters were kept.]',
  de: '[Die Mail geht weiter. Ihre ersten 100.000 Zeichen wurden behalten.]',
  fr: '[Le message continue. Ses 100 000 premiers caractères ont été conservés.]',
  ar: '[الرسالة لها بقية. حُفظ أول 100,000 حرف منها.]',
};

/** The text with a line at its end if it was cut. Never cuts a character in two. */
export function cutText(text: string, note: string): string {
  if (text.length <= MAX_MAIL_TEXT) return text;
  return `${text
    .slice(0, MAX_MAIL_TEXT)
    .toWellFormed()
    .replace(/\ufffd$/, '')}\n\n${note}`;
}
