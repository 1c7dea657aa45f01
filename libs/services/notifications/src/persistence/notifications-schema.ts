import type { ServiceSchema } from '@hearback/database';
import { Notifications1764547200001 } from './migrations/0001-notifications.js';
import { WorkspaceChanges1764547200002 } from './migrations/0002-workspace-changes.js';
import { NotificationSettings1764547200010 } from './migrations/0010-notification-settings.js';
import { Recipients1764547200020 } from './migrations/0020-recipient.js';
import { SurveyMails1764547200021 } from './migrations/0021-survey-mail.js';
import { SuppressedAddresses1764547200022 } from './migrations/0022-suppressed-address.js';
import { MailPreviews1764547200023 } from './migrations/0023-mail-preview.js';
import { MessageCopies1764547200024 } from './migrations/0024-message-copies.js';
import { Senders1764547200025 } from './migrations/0025-sender.js';
import { MailEvents1764547200026 } from './migrations/0026-mail-event.js';
import { ThreadMails1764547200030 } from './migrations/0030-thread-mail.js';
import { CustomerReplied1764547200031 } from './migrations/0031-customer-replied.js';
import { Webhooks1764547200040 } from './migrations/0040-webhooks.js';
import { Chat1764547200060 } from './migrations/0060-chat.js';
import { Sandbox1764547200098 } from './migrations/0098-sandbox.js';
import { ReportMails1764547200070 } from './migrations/0070-report-mails.js';
import { ConfirmedMembers1764547200003 } from './migrations/0003-confirmed-members.js';

/** The schema of notifications. */
export const notificationsSchema: ServiceSchema = {
  name: 'notifications',
  migrations: [
    Notifications1764547200001,
    WorkspaceChanges1764547200002,
    ConfirmedMembers1764547200003,
    NotificationSettings1764547200010,
    Recipients1764547200020,
    SurveyMails1764547200021,
    SuppressedAddresses1764547200022,
    MailPreviews1764547200023,
    MessageCopies1764547200024,
    Senders1764547200025,
    MailEvents1764547200026,
    ThreadMails1764547200030,
    CustomerReplied1764547200031,
    Webhooks1764547200040,
    Chat1764547200060,
    ReportMails1764547200070,
    Sandbox1764547200098,
  ],
};
