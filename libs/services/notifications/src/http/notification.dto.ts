import { publicId } from '@hearback/kernel';
import {
  TimestampField,
  IntegerField,
  ListField,
  ListQueryDto,
  PublicIdField,
  StringField,
  EnumField,
} from '@hearback/http';
import type { LoggedAttempt, LoggedNotification } from '../application/notification-queries.js';
import {
  NOTIFICATION_KINDS,
  NOTIFICATION_STATUSES,
  type NotificationKind,
  type NotificationStatus,
} from '../domain/notification.js';

/** The query of a list of notifications. */
export class NotificationsQueryDto extends ListQueryDto {
  @EnumField(NOTIFICATION_STATUSES, { optional: true })
  readonly status?: NotificationStatus;

  @EnumField(NOTIFICATION_KINDS, { optional: true })
  readonly kind?: NotificationKind;

  @PublicIdField('tsk', { optional: true })
  readonly task_id?: string;
}

/** A notification to a member of staff. */
export class NotificationDto {
  @PublicIdField('ntf') readonly id: string;
  @EnumField(NOTIFICATION_KINDS) readonly kind: NotificationKind;
  @EnumField(NOTIFICATION_STATUSES) readonly status: NotificationStatus;
  @PublicIdField('stf') readonly recipient_id: string;
  @StringField({ nullable: true, example: 'Ada' }) readonly recipient_name: string | null;
  @StringField({ nullable: true, description: 'Null before the first attempt.', example: 'ada@example.org' })
  readonly address: string | null;
  @PublicIdField('tsk') readonly task_id: string;
  @StringField({ example: 'Call Ada back: NPS 3' }) readonly title: string;
  @StringField({
    nullable: true,
    description: 'Message-ID of the mail; notifications in the same mail share it.',
    example: '<…@example.org>',
  })
  readonly message_id: string | null;
  @StringField({ nullable: true, example: 'New task: Call Ada back: NPS 3' }) readonly subject: string | null;
  @TimestampField() readonly created_at: string;
  @TimestampField({ description: 'Time for which the first attempt is, or was, scheduled.' }) readonly send_at: string;
  @TimestampField({ nullable: true, description: 'Time at which its mail was delivered or given up.' })
  readonly finished_at: string | null;
}

/** An attempt to deliver a mail. */
export class DeliveryAttemptDto {
  @IntegerField({ min: 1 }) readonly number: number;
  @TimestampField() readonly at: string;
  @EnumField(['delivered', 'temporary', 'permanent']) readonly outcome: LoggedAttempt['outcome'];
  @IntegerField({
    nullable: true,
    description: 'SMTP reply code; null if the server was not reached.',
    example: 250,
  })
  readonly reply_code: number | null;
  @StringField({ description: 'The reply of the server, or the failure.', example: '250 OK: message queued' })
  readonly reply: string;
}

/** A notification with the attempts of its mail. */
export class NotificationDetailDto extends NotificationDto {
  @ListField(() => DeliveryAttemptDto, { max: 100, description: 'Oldest first.' })
  readonly attempts: DeliveryAttemptDto[];
}

/** The notification as the API shows it. */
export function notificationToDto(one: LoggedNotification): NotificationDto {
  return {
    id: publicId('ntf', one.id),
    kind: one.kind,
    status: one.status,
    recipient_id: publicId('stf', one.recipientId),
    recipient_name: one.recipientName,
    address: one.address,
    task_id: publicId('tsk', one.taskId),
    title: one.title,
    message_id: one.messageId,
    subject: one.subject,
    created_at: one.createdAt.toISOString(),
    send_at: one.sendAt.toISOString(),
    finished_at: one.finishedAt?.toISOString() ?? null,
  };
}

/** The notification with its attempts as the API shows it. */
export function detailToDto(one: LoggedNotification, attempts: readonly LoggedAttempt[]): NotificationDetailDto {
  return {
    ...notificationToDto(one),
    attempts: attempts.map(({ number, at, outcome, code, reply }) => ({
      number,
      at: at.toISOString(),
      outcome,
      reply_code: code,
      reply,
    })),
  };
}
