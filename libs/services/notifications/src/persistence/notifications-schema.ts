import type { ServiceSchema } from '@hearback/database';
import { InboxMailRow } from './inbox-mail.row.js';
import { DeliveryAttemptRow, MailRow, NotificationRow } from './mail.row.js';
import { Notifications1764547200001 } from './migrations/0001-notifications.js';
import { MemberRow, WorkspaceRow } from './staff.row.js';

/** The database part of this service. */
export const notificationsSchema: ServiceSchema = {
  name: 'notifications',
  migrations: [Notifications1764547200001],
  rows: [WorkspaceRow, MemberRow, MailRow, NotificationRow, DeliveryAttemptRow, InboxMailRow],
};
