import { Module } from '@nestjs/common';
import { ExportFiles, ExportRoutes, ExportTickets, MailedTokens, SignedLinks } from '@hearback/http';
import {
  personCopy,
  retention,
  ServiceModule,
  workspaceErasure,
  type ServiceDefinition,
  customerErasure,
} from '@hearback/process';
import { ErasureWebhooks } from './events/webhooks/erasure-webhooks.js';
import { personalData } from './persistence/personal-data.js';
import { InboxAnswers, InboxStore } from './application/inbox.js';
import { MailStore } from './application/mail-store.js';
import { Mailer, MailSchedule, MailWriter } from './application/mailer.js';
import { NotificationQueries } from './application/notification-queries.js';
import { NotifyStaff } from './application/notify-staff.js';
import { MailDelivery } from './application/mail-delivery.js';
import { SendAccountMail } from './application/send-account-mail.js';
import { AccountMailsConsumer } from './events/account-mails.consumer.js';
import { AccountMailWriter } from './application/account-mail-writer.js';
import { LiquidAccountMailWriter } from './mail/liquid-account-mail-writer.js';
import { SendConfirmation } from './application/send-confirmation.js';
import { SendInvitation } from './application/send-invitation.js';
import { SendMail } from './application/send-mail.js';
import { SendTestMail } from './application/send-test-mail.js';
import { StaffCopies } from './application/staff-copies.js';
import { AccountsConsumer } from './events/accounts.consumer.js';
import { NotificationSettingsStore } from './application/notification-settings-store.js';
import { NotificationSettingsController } from './http/notification-settings.controller.js';
import { SqlNotificationSettingsStore } from './persistence/sql-notification-settings-store.js';
import { LiveHints } from './application/live-hints.js';
import { LiveConsumer } from './events/live.consumer.js';
import { LiveUpdatesRoutes } from './http/live-updates.routes.js';
import { LiveUpdates } from './application/live-updates.js';
import { ChannelLiveHints } from './persistence/channel-live-hints.js';
import { JobMailSchedule } from './events/job-mail-schedule.js';
import { SendConfirmationWorker } from './events/send-confirmation.worker.js';
import { SendInvitationWorker } from './events/send-invitation.worker.js';
import { SendMailWorker } from './events/send-mail.worker.js';
import { PromisesConsumer } from './events/promises.consumer.js';
import { TasksConsumer } from './events/tasks.consumer.js';
import { PresenceController } from './http/presence.controller.js';
import { InboxRoutes } from './http/inbox-routes.js';
import { MailController } from './http/mail.controller.js';
import { NotificationsController } from './http/notifications.controller.js';
import { InboxServer } from './inbox/inbox-server.js';
import { SmtpInboxAnswers } from './inbox/smtp-inbox-answers.js';
import { LiquidMailWriter } from './mail/liquid-mail-writer.js';
import { NodemailerMailer } from './mail/nodemailer-mailer.js';
import { NotificationsExport } from './http/notifications-export.js';
import { ChangeSender } from './application/change-sender.js';
import { CheckSender } from './application/check-sender.js';
import { DkimKeys, DomainTexts, SenderChecks, SenderStore } from './application/senders.js';
import { DnsDomainTexts } from './dns/dns-domain-texts.js';
import { CheckSenderWorker } from './events/check-sender.worker.js';
import { JobSenderChecks } from './events/job-sender-checks.js';
import { SenderController } from './http/sender.controller.js';
import { RsaDkimKeys } from './mail/rsa-dkim-keys.js';
import { SqlSenderStore } from './persistence/sql-sender-store.js';
import { ChangeMailWebhook } from './application/change-mail-webhook.js';
import { MailEvents } from './application/mail-events.js';
import { MailEventStore } from './application/mail-event-store.js';
import { MailEventsRoutes } from './http/mail-events.routes.js';
import { MailWebhookController } from './http/mail-webhook.controller.js';
import { SqlMailEventStore } from './persistence/sql-mail-event-store.js';
import { ChangeSuppressions } from './application/change-suppressions.js';
import { SuppressionList, SuppressionStore } from './application/suppression-list.js';
import { SuppressedAddressesController } from './http/suppressed-addresses.controller.js';
import { SqlSuppressionStore } from './persistence/sql-suppression-store.js';
import { MailPreviews } from './application/mail-previews.js';
import { PreviewStore } from './application/preview-store.js';
import { SendPreview } from './application/send-preview.js';
import { DeletePreviewWorker } from './events/delete-preview.worker.js';
import { MailPreviewRoutes } from './http/mail-preview.routes.js';
import { MailPreviewsController } from './http/mail-previews.controller.js';
import { SqlPreviewStore } from './persistence/sql-preview-store.js';
import { CustomerCopies } from './application/customer-copies.js';
import { MailContents } from './application/mail-contents.js';
import { SendSurveyMail } from './application/send-survey-mail.js';
import { SurveyMailResults } from './application/survey-mail-results.js';
import { SurveyMailStore } from './application/survey-mail-store.js';
import { SurveyMailWriter } from './application/survey-mail.js';
import { LiquidSurveyMailWriter } from './customer-mail/survey-mail-writer.js';
import { CustomersConsumer } from './events/customers.consumer.js';
import { SurveyMailsConsumer } from './events/survey-mails.consumer.js';
import { SqlCustomerCopies } from './persistence/sql-customer-copies.js';
import { PrivacyMailWriter, PrivacyRecipients } from './application/privacy-mail.js';
import { SendPrivacyMail } from './application/send-privacy-mail.js';
import { LiquidPrivacyMailWriter } from './customer-mail/privacy-mail-writer.js';
import { PrivacyMailsConsumer } from './events/privacy-mails.consumer.js';
import { SqlPrivacyRecipients } from './persistence/sql-privacy-recipients.js';
import { SqlMailContents } from './persistence/sql-mail-contents.js';
import { SqlSurveyMailStore } from './persistence/sql-survey-mail-store.js';
import { CHAT_CONTROLLERS, CHAT_PROVIDERS } from './chat.providers.js';
import { SANDBOX_CONTROLLERS, SANDBOX_PROVIDERS } from './sandbox.providers.js';
import { NotificationsConfig } from './notifications.config.js';
import { REPORT_MAIL_CONTROLLERS, REPORT_MAIL_PROVIDERS } from './report-mail.providers.js';
import { THREAD_MAIL_PROVIDERS } from './thread-mail.providers.js';
import { WEBHOOK_CONTROLLERS, WEBHOOK_PROVIDERS } from './webhooks.providers.js';
import { notificationsSchema } from './persistence/notifications-schema.js';
import { SqlInboxStore } from './persistence/sql-inbox-store.js';
import { SqlMailStore } from './persistence/sql-mail-store.js';
import { SqlNotificationQueries } from './persistence/sql-notification-queries.js';
import { SqlStaffCopies } from './persistence/sql-staff-copies.js';

const definition: ServiceDefinition = {
  name: 'notifications',
  schema: notificationsSchema,
  config: NotificationsConfig,
  personal: personalData,
};

/** Notifies staff of their tasks by mail, and keeps the delivery log. */
@Module({
  imports: [ServiceModule.forService(definition)],
  controllers: [
    MailPreviewsController,
    SenderController,
    MailWebhookController,
    SuppressedAddressesController,
    NotificationSettingsController,
    NotificationsController,
    PresenceController,
    MailController,
    ...WEBHOOK_CONTROLLERS,
    ...CHAT_CONTROLLERS,
    ...SANDBOX_CONTROLLERS,
    ...REPORT_MAIL_CONTROLLERS,
  ],
  providers: [
    personCopy('notifications', personalData),
    retention('notifications', personalData),
    workspaceErasure('notifications'),
    customerErasure('notifications', personalData, { listener: ErasureWebhooks }),
    ErasureWebhooks,
    NotifyStaff,
    SendMail,
    SendConfirmation,
    SendInvitation,
    SendTestMail,
    SendAccountMail,
    { provide: AccountMailWriter, useClass: LiquidAccountMailWriter },
    AccountMailsConsumer,
    MailedTokens,
    ExportRoutes,
    ExportTickets,
    { provide: ExportFiles, useClass: NotificationsExport },
    SignedLinks,
    MailDelivery,
    SendSurveyMail,
    SurveyMailResults,
    MailPreviews,
    SendPreview,
    DeletePreviewWorker,
    MailPreviewRoutes,
    { provide: PreviewStore, useClass: SqlPreviewStore },
    ChangeSender,
    CheckSender,
    CheckSenderWorker,
    { provide: SenderStore, useClass: SqlSenderStore },
    { provide: DkimKeys, useClass: RsaDkimKeys },
    { provide: DomainTexts, useClass: DnsDomainTexts },
    { provide: SenderChecks, useClass: JobSenderChecks },
    ChangeMailWebhook,
    MailEvents,
    MailEventsRoutes,
    { provide: MailEventStore, useClass: SqlMailEventStore },
    SuppressionList,
    ChangeSuppressions,
    { provide: SuppressionStore, useClass: SqlSuppressionStore },
    PrivacyMailsConsumer,
    SendPrivacyMail,
    { provide: PrivacyMailWriter, useClass: LiquidPrivacyMailWriter },
    { provide: PrivacyRecipients, useClass: SqlPrivacyRecipients },
    CustomersConsumer,
    SurveyMailsConsumer,
    { provide: CustomerCopies, useClass: SqlCustomerCopies },
    { provide: MailContents, useClass: SqlMailContents },
    { provide: SurveyMailStore, useClass: SqlSurveyMailStore },
    { provide: SurveyMailWriter, useClass: LiquidSurveyMailWriter },
    ...THREAD_MAIL_PROVIDERS,
    AccountsConsumer,
    TasksConsumer,
    PromisesConsumer,
    SendMailWorker,
    SendConfirmationWorker,
    SendInvitationWorker,
    InboxRoutes,
    LiveConsumer,
    LiveUpdates,
    LiveUpdatesRoutes,
    InboxServer,
    { provide: NotificationSettingsStore, useClass: SqlNotificationSettingsStore },
    { provide: LiveHints, useClass: ChannelLiveHints },
    { provide: StaffCopies, useClass: SqlStaffCopies },
    { provide: MailStore, useClass: SqlMailStore },
    { provide: NotificationQueries, useClass: SqlNotificationQueries },
    { provide: InboxStore, useClass: SqlInboxStore },
    { provide: InboxAnswers, useClass: SmtpInboxAnswers },
    { provide: MailSchedule, useClass: JobMailSchedule },
    { provide: MailWriter, useClass: LiquidMailWriter },
    { provide: Mailer, useClass: NodemailerMailer },
    ...WEBHOOK_PROVIDERS,
    ...CHAT_PROVIDERS,
    ...SANDBOX_PROVIDERS,
    ...REPORT_MAIL_PROVIDERS,
  ],
})
export class NotificationsModule {
  static readonly definition = definition;
}
