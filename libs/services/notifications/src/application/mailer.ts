import type { Tx } from '@hearback/database';
import type { DeliveryResult } from '../domain/delivery.js';
import type { MailFrom } from '../domain/sender.js';
import type { SealedMail } from './mail-store.js';

/** A file in a mail. */
export interface MailFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
  /** Shown inside of the HTML part as `cid:…`; absent: attached. */
  readonly cid?: string;
}

/** A mail as it is sent. */
export interface Mail {
  /** With angle brackets; the same in every attempt. */
  readonly messageId: string;
  readonly to: { readonly address: string; readonly name: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Absent: the product itself, to staff. */
  readonly from?: MailFrom;
  /** Headers beside those of every mail. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether a person wrote and sent it, so that it does not say of itself that it is automatic. */
  readonly isByHand?: boolean;
  readonly files?: readonly MailFile[];
  /** The Message-IDs by which mail programs put it into its thread. */
  readonly thread?: { readonly inReplyTo: string | null; readonly references: readonly string[] };
}

/** Where mails go: to a mail server, to the built-in inbox, or nowhere. */
export const MAIL_ROUTES = ['server', 'inbox', 'none'] as const;
export type MailRoute = (typeof MAIL_ROUTES)[number];

/** Sends mails through a mail server. */
export abstract class Mailer {
  /** Where mails go. */
  abstract route(): MailRoute;
  /** Makes one attempt. A failure is returned, not thrown. */
  abstract send(mail: Mail): Promise<DeliveryResult>;
}

/** The content of a confirmation mail. */
export interface ConfirmationContent {
  /** The token of the link is derived from it. */
  readonly tokenId: string;
  readonly address: string;
  /** BCP 47 tag. */
  readonly language: string;
}

/** The content of an invitation mail. */
export interface InvitationContent {
  /** The token of the link is derived from it. */
  readonly tokenId: string;
  readonly address: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** The confirmed address of the member who invites; null if it is not confirmed. */
  readonly inviter: string | null;
}

/** The content of a test mail. */
export interface TestMailContent {
  readonly id: string;
  readonly address: string;
  /** BCP 47 tag. */
  readonly language: string;
}

/** Renders mails. */
export abstract class MailWriter {
  /** Renders the mail in the language of the recipient, or of the workspace. The result depends on the content only. */
  abstract write(mail: SealedMail): Mail;
  /** Renders a confirmation mail: a fixed text, of which the person who caused it can choose the language only. */
  abstract writeConfirmation(mail: ConfirmationContent): Mail;
  /** Renders an invitation: a fixed text with the confirmed address of the inviter, so that strangers cannot be sent free text. */
  abstract writeInvitation(mail: InvitationContent): Mail;
  /** Renders a test mail, a fixed text. */
  abstract writeTest(mail: TestMailContent): Mail;
}

/** A mail with the time at which it is to be sent. */
export interface DueMail {
  readonly tenantId: string;
  readonly id: string;
  readonly sendAt: Date;
}

/** A mail with which the owner of an address confirms it. */
export interface ConfirmationMail {
  readonly tenantId: string;
  readonly memberId: string;
  readonly tokenId: string;
  /** When its link expires. */
  readonly expiresAt: Date;
}

/** A mail with which the owner of an address joins a workspace. */
export interface InvitationMail {
  readonly tenantId: string;
  readonly tokenId: string;
  readonly address: string;
  /** BCP 47 tag. */
  readonly language: string;
  /** The member who invites. */
  readonly inviterId: string;
  /** When its link expires. */
  readonly expiresAt: Date;
}

/** Schedules mails. */
export abstract class MailSchedule {
  /** Schedules each mail for its time. */
  abstract plan(tx: Tx, mails: readonly DueMail[]): Promise<void>;
  /** Schedules each confirmation mail for now. */
  abstract planConfirmations(tx: Tx, mails: readonly ConfirmationMail[]): Promise<void>;
  /** Schedules each invitation mail for now. */
  abstract planInvitations(tx: Tx, mails: readonly InvitationMail[]): Promise<void>;
}
