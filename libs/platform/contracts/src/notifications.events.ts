import { Type } from '@sinclair/typebox';
import { defineEvent, type PayloadOf } from './event.js';
import { Instant, Uuid } from './schema.js';

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
