import type { Survey } from '@hearback/questionnaire';

/** Which mail about an invitation: the question, a reminder of it, or thanks; consumers of `invitation-claimed` know others too. */
export const MAIL_STEPS = ['invite', 'reminder', 'thanks'] as const;
export type MailStep = (typeof MAIL_STEPS)[number];

/** What a workspace shows customers of itself. */
export interface CustomerBrand {
  readonly name: string;
  /** `#rrggbb`; null: the product's. */
  readonly color: string | null;
  readonly contact: {
    readonly name: string;
    readonly phone: string | null;
    readonly email: string | null;
  } | null;
  readonly privacyUrl: string | null;
  /** Path on the public address. */
  readonly logoPath: string | null;
}

/** Whom a mail goes to. */
export interface MailRecipient {
  readonly customerId: string;
  readonly name: string | null;
  /** BCP 47 tag. */
  readonly language: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** The words of a plan's mails and the survey that is asked; both are frozen. */
export interface MailContent {
  readonly survey: Survey;
  /** Texts by language, then by name. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What a mail about an invitation is made of. */
export interface SurveyMail extends MailContent {
  readonly id: string;
  readonly invitationId: string;
  readonly step: MailStep;
  readonly recipient: MailRecipient;
  readonly brand: CustomerBrand;
  /** What the event that caused it is about. */
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Who sends a mail: an address as it is written, and where replies go. */
export interface WrittenMail {
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly fromName: string;
  /** Null: replies go to the sender. */
  readonly replyTo: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Renders mails to customers. The result depends on the content only. */
export abstract class SurveyMailWriter {
  abstract write(mail: SurveyMail): WrittenMail;
}
