import type { BatchTx } from '@hearback/database';
import type { CustomerBrand, WrittenMail } from './survey-mail.js';

/** What a mail is about: a request to confirm, for a copy of the data or its erasure, or the link to the copy. */
export const PRIVACY_MAILS = ['export', 'erasure', 'copy'] as const;
export type PrivacyMailKind = (typeof PRIVACY_MAILS)[number];

/** A mail with the link that confirms a privacy request. */
export interface PrivacyMail {
  readonly requestId: string;
  readonly kind: PrivacyMailKind;
  /** BCP 47 tag. */
  readonly language: string;
  readonly name: string | null;
  readonly customerId: string;
  readonly brand: CustomerBrand;
}

/** The customer of a request, as far as this service knows them. */
export interface PrivacyRecipient {
  readonly name: string | null;
  /** The address on file. */
  readonly email: string | null;
  readonly brand: CustomerBrand;
  readonly suspended: boolean;
}

/** Renders mails about privacy requests: fixed texts, so that nobody can send free text with them. */
export abstract class PrivacyMailWriter {
  abstract write(mail: PrivacyMail): WrittenMail;
}

/** Finds whom a mail about a privacy request goes to. */
export abstract class PrivacyRecipients {
  /** Undefined for a customer who is not known. */
  abstract find(tx: BatchTx, tenantId: string, customerId: string): Promise<PrivacyRecipient | undefined>;
}
