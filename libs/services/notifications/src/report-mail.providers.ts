import type { Provider, Type } from '@nestjs/common';
import { ChangeReportRecipients } from './application/reports/change-report-recipients.js';
import { ChooseReportMail } from './application/reports/choose-report-mail.js';
import { ReportMailPlan, ReportMailStore } from './application/reports/report-mail-store.js';
import { ReportMailWriter } from './application/reports/report-mail-writer.js';
import { SendReportMail } from './application/reports/send-report-mail.js';
import { JobReportMailPlan, ReportMailsConsumer } from './events/reports/report-mails.consumer.js';
import { RecipientPageRoutes } from './http/reports/recipient-page.routes.js';
import { ReportRecipientsController } from './http/reports/report-recipients.controller.js';
import { SqlReportMailStore } from './persistence/reports/sql-report-mail-store.js';
import { DocumentReportMailWriter } from './report-mail/report-mail-writer.js';

/** Routes about who gets reports by mail. */
export const REPORT_MAIL_CONTROLLERS: readonly Type[] = [ReportRecipientsController];

/** Reports that are mailed. */
export const REPORT_MAIL_PROVIDERS: readonly Provider[] = [
  ChangeReportRecipients,
  ChooseReportMail,
  SendReportMail,
  ReportMailsConsumer,
  RecipientPageRoutes,
  { provide: ReportMailPlan, useClass: JobReportMailPlan },
  { provide: ReportMailStore, useClass: SqlReportMailStore },
  { provide: ReportMailWriter, useClass: DocumentReportMailWriter },
];
