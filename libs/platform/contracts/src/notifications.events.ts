import { Type } from '@sinclair/typebox';
import { defineEvent, type PayloadOf } from './event.js';
import { AuditedAction, auditedKey } from './audited-action.js';
import { InvitationStep } from './invitation-step.js';
import { Instant, Nullable, Uuid } from './schema.js';

/** An action of this service for the audit log of the workspace. */
export const NotificationsActionAudited = defineEvent('notifications.action-audited.v1', AuditedAction(), auditedKey);

/** The mail server accepted a mail. */
export const NotificationDelivered = defineEvent(
  'notifications.notification-delivered.v1',
  Type.Object({ notification_id: Uuid(), kind: Type.String(), delivered_at: Instant() }),
  (p) => p.notification_id,
);
export type NotificationDeliveredV1 = PayloadOf<typeof NotificationDelivered>;

/** A mail could not be delivered, and no further attempt is made. */
export const DeliveryFailed = defineEvent(
  'notifications.delivery-failed.v1',
  Type.Object({ notification_id: Uuid(), kind: Type.String(), reason: Type.String(), failed_at: Instant() }),
  (p) => p.notification_id,
);
export type DeliveryFailedV1 = PayloadOf<typeof DeliveryFailed>;

/** The mail server accepted a mail about an invitation. */
export const InvitationMailDelivered = defineEvent(
  'notifications.invitation-mail-delivered.v1',
  Type.Object({
    invitation_id: Uuid(),
    ...InvitationStep(),
    delivered_at: Instant(),
    /** Earlier attempts of which the server's reply was lost: so many copies may have arrived before this one. */
    possible_copies: Type.Integer({ minimum: 0 }),
  }),
  (p) => p.invitation_id,
);
export type InvitationMailDeliveredV1 = PayloadOf<typeof InvitationMailDelivered>;

/** A mail about an invitation cannot be delivered, or came back. */
export const InvitationMailBounced = defineEvent(
  'notifications.invitation-mail-bounced.v1',
  Type.Object({
    invitation_id: Uuid(),
    ...InvitationStep(),
    /** `permanent`, `given_up` or `refused`; consumers must accept others. */
    cause: Type.String(),
    /** SMTP reply code, if a server has replied. */
    code: Nullable(Type.Integer()),
    bounced_at: Instant(),
  }),
  (p) => p.invitation_id,
);
export type InvitationMailBouncedV1 = PayloadOf<typeof InvitationMailBounced>;

/** The address of a customer is no longer written to, or is again. The highest revision holds. */
export const AddressSuppressed = defineEvent(
  'notifications.address-suppressed.v1',
  Type.Object({
    customer_id: Uuid(),
    /** False: it is written to again. */
    active: Type.Boolean(),
    /** `bounced`, `complained` or `by_staff`; consumers must accept others. */
    reason: Type.String(),
    /** The invitation in reply to which it happened. */
    invitation_id: Nullable(Uuid()),
    revision: Type.Integer({ minimum: 1 }),
    changed_at: Instant(),
  }),
  (p) => p.customer_id,
);
export type AddressSuppressedV1 = PayloadOf<typeof AddressSuppressed>;

/** The mail server accepted the mail of a message to the customer of a task. */
export const CustomerMessageDelivered = defineEvent(
  'notifications.customer-message-delivered.v1',
  Type.Object({
    message_id: Uuid(),
    task_id: Uuid(),
    /** The Message-ID of the mail, with its angle brackets. */
    mail_message_id: Type.String(),
    delivered_at: Instant(),
    /** Earlier attempts of which the server's reply was lost: so many copies may have arrived before this one. */
    possible_copies: Type.Integer({ minimum: 0 }),
  }),
  (p) => p.task_id,
);
export type CustomerMessageDeliveredV1 = PayloadOf<typeof CustomerMessageDelivered>;

/** The mail of a message to the customer of a task cannot be delivered, or came back. */
export const CustomerMessageFailed = defineEvent(
  'notifications.customer-message-failed.v1',
  Type.Object({
    message_id: Uuid(),
    task_id: Uuid(),
    /** `rejected`, `bounced`, `suppressed`, `no-address`, `given-up`, `suspended` or `not-public`; consumers must accept others. */
    cause: Type.String(),
    /** SMTP reply code, if a server has replied. */
    code: Nullable(Type.Integer()),
    failed_at: Instant(),
  }),
  (p) => p.task_id,
);
export type CustomerMessageFailedV1 = PayloadOf<typeof CustomerMessageFailed>;

/** What became of what a rule wants to write to a chat. */
export const ChatSettled = defineEvent(
  'notifications.chat-settled.v1',
  Type.Object({
    act_id: Uuid(),
    /** `no-chat-target` or `chat-target-disabled`; consumers must accept others. Null: it is on its way. */
    reason: Nullable(Type.String()),
    settled_at: Instant(),
  }),
  (p) => p.act_id,
);
export type ChatSettledV1 = PayloadOf<typeof ChatSettled>;
