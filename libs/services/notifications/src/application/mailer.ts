import type { Tx } from '@hearback/database';
import type { DeliveryResult } from '../domain/delivery.js';
import type { SealedMail } from './mail-store.js';

/** A mail as it goes out. */
export interface Mail {
  /** With angle brackets; the same at every try. */
  readonly messageId: string;
  readonly to: { readonly address: string; readonly name: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Hands mails to a mail server. */
export abstract class Mailer {
  /** Tries once; a failure is a result, not an error. */
  abstract send(mail: Mail): Promise<DeliveryResult>;
}

/** Writes mails. */
export abstract class MailWriter {
  /** The mail about these notifications, in the language of the workspace; the same for the same content. */
  abstract write(mail: SealedMail): Mail;
}

/** A mail with the moment at which it is to be sent. */
export interface DueMail {
  readonly tenantId: string;
  readonly id: string;
  readonly sendAt: Date;
}

/** Sees to it that planned mails are sent. */
export abstract class MailSchedule {
  /** Has each mail sent at its time. */
  abstract plan(tx: Tx, mails: readonly DueMail[]): Promise<void>;
}
