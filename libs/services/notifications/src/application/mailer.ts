import type { Tx } from '@hearback/database';
import type { DeliveryResult } from '../domain/delivery.js';
import type { SealedMail } from './mail-store.js';

/** A mail as it is sent. */
export interface Mail {
  /** With angle brackets; the same in every attempt. */
  readonly messageId: string;
  readonly to: { readonly address: string; readonly name: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Sends mails through a mail server. */
export abstract class Mailer {
  /** Makes one attempt. A failure is returned, not thrown. */
  abstract send(mail: Mail): Promise<DeliveryResult>;
}

/** Renders mails. */
export abstract class MailWriter {
  /** Renders the mail in the language of the workspace. The result depends on the content only. */
  abstract write(mail: SealedMail): Mail;
}

/** A mail with the time at which it is to be sent. */
export interface DueMail {
  readonly tenantId: string;
  readonly id: string;
  readonly sendAt: Date;
}

/** Schedules mails. */
export abstract class MailSchedule {
  /** Schedules each mail for its time. */
  abstract plan(tx: Tx, mails: readonly DueMail[]): Promise<void>;
}
