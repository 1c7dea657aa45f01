import type { Mail } from '../mailer.js';
import type { ConfirmedRecipient, PendingReportMail } from './report-mail-store.js';

/** Renders mails about reports. */
export abstract class ReportMailWriter {
  /** A report with its charts, its PDF and its CSV. The result depends on the content only. */
  abstract write(mail: PendingReportMail, to: Mail['to']): Promise<Mail>;
  /** Asks the owner of an address whether reports may be mailed to it: a fixed text. */
  abstract writeConfirmation(recipient: ConfirmedRecipient, address: string, tenantId: string): Mail;
}
