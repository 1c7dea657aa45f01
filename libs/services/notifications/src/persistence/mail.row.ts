import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { DeliveryOutcome } from '../domain/delivery.js';
import type { NotificationKind, NotificationStatus, TaskNotice } from '../domain/notification.js';
import { MemberRow } from './staff.row.js';

/** A mail; address, Message-ID and subject are those of its last try. */
@Entity({ schema: 'notifications', name: 'mail' })
@Check('mail_status_check', `status in ('pending', 'delivered', 'failed')`)
@Index('mail_recipient_idx', ['tenant_id', 'recipient_id', 'send_at'])
@ForeignKey(() => MemberRow, ['tenant_id', 'recipient_id'], ['tenant_id', 'id'], { name: 'mail_member_fkey' })
export class MailRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mail_pkey' }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mail_pkey' }) id: string;
  @Column('uuid') recipient_id: string;
  @Column('text') status: NotificationStatus;
  @Column('timestamptz') send_at: Date;
  @Column('timestamptz', { nullable: true }) sealed_at: Date | null;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) message_id: string | null;
  @Column('text', { nullable: true }) subject: string | null;
}

/** A notification and the mail that carries it. */
@Entity({ schema: 'notifications', name: 'notification' })
@Check('notification_status_check', `status in ('pending', 'delivered', 'failed')`)
@Index('notification_created_at_idx', ['tenant_id', 'created_at', 'id'])
@Index('notification_mail_idx', ['tenant_id', 'mail_id'])
@Index('notification_task_idx', ['tenant_id', 'task_id'])
@ForeignKey(() => MailRow, ['tenant_id', 'mail_id'], ['tenant_id', 'id'], { name: 'notification_mail_fkey' })
export class NotificationRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'notification_pkey' }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'notification_pkey' }) id: string;
  @Column('text') kind: NotificationKind;
  @Column('text') status: NotificationStatus;
  @Column('uuid') recipient_id: string;
  @Column('uuid') task_id: string;
  @Column('uuid') mail_id: string;
  @Column('jsonb') notice: TaskNotice;
  @Column('timestamptz') occurred_at: Date;
  @Column('timestamptz') created_at: Date;
  @Column('timestamptz', { nullable: true }) finished_at: Date | null;
}

/** A try to deliver a mail. */
@Entity({ schema: 'notifications', name: 'delivery_attempt' })
@ForeignKey(() => MailRow, ['tenant_id', 'mail_id'], ['tenant_id', 'id'], { name: 'delivery_attempt_mail_fkey' })
export class DeliveryAttemptRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'delivery_attempt_pkey' }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'delivery_attempt_pkey' }) mail_id: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'delivery_attempt_pkey' }) number: number;
  @Column('timestamptz') at: Date;
  @Column('text') outcome: DeliveryOutcome;
  @Column('integer', { nullable: true }) code: number | null;
  @Column('text') reply: string;
}
