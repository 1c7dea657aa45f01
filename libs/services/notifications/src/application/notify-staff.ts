import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { NotificationsConfig } from '../notifications.config.js';
import { planMail, type NewestMail } from '../domain/mail-plan.js';
import { recipientsOf, type Member, type NotificationKind, type TaskNotice } from '../domain/notification.js';
import { MailStore, type NewNotification, type PlannedMail } from './mail-store.js';
import { MailSchedule } from './mailer.js';
import { StaffCopies } from './staff-copies.js';

/** A change of a task that staff are notified of. */
export interface TaskUpdate {
  readonly tenantId: string;
  readonly eventId: string;
  readonly kind: NotificationKind;
  readonly assigneeId: string | null;
  readonly occurredAt: Date;
  readonly notice: TaskNotice;
}

/** Creates notifications about tasks and collects them in mails, at most one per recipient and window. */
@Injectable()
export class NotifyStaff {
  constructor(
    private readonly staff: StaffCopies,
    private readonly mails: MailStore,
    private readonly schedule: MailSchedule,
    private readonly clock: Clock,
    private readonly config: NotificationsConfig,
  ) {}

  /**
   * Adds the notifications that do not exist yet. Throws if a workspace has no known active member to notify: members arrive on
   * another topic, so a later retry succeeds.
   */
  async execute(tx: BatchTx, updates: readonly TaskUpdate[]): Promise<void> {
    const now = this.clock.now();
    const tenantIds = [...new Set(updates.map(({ tenantId }) => tenantId))];
    const members = await this.staff.lockActiveMembers(tx, tenantIds);
    const wanted = updates.flatMap((update) => toNotifications(update, members.get(update.tenantId) ?? [], now));
    const fresh = await this.mails.filterNew(tx, withoutDuplicates(wanted));
    if (fresh.length === 0) return;
    const newest = new Map(await this.mails.newestMails(tx, fresh));
    const planned: PlannedMail[] = [];
    const assigned = fresh.map((notification) => ({
      ...notification,
      mailId: this.mailFor(notification, newest, planned, now),
    }));
    await this.mails.add(tx, planned, assigned);
    if (planned.length > 0) await this.schedule.plan(tx, planned);
  }

  /** Returns the id of the mail for the notification. A new mail is added to `planned` and becomes the recipient's newest. */
  private mailFor(
    { tenantId, recipientId, id }: NewNotification,
    newest: Map<string, NewestMail>,
    planned: PlannedMail[],
    now: Date,
  ): string {
    const key = `${tenantId}:${recipientId}`;
    const plan = planMail(newest.get(key), now, this.config.mailWindowSeconds);
    if (plan.kind === 'join') return plan.mailId;
    const mail = { tenantId, recipientId, id: derivedId('mail', id), sendAt: plan.sendAt };
    planned.push(mail);
    newest.set(key, { id: mail.id, sendAt: mail.sendAt, sealed: false });
    return mail.id;
  }
}

function toNotifications(update: TaskUpdate, members: readonly Member[], now: Date): NewNotification[] {
  const recipients = recipientsOf(update.assigneeId, members);
  if (recipients.length === 0) throw new Error('no active member of the workspace is known');
  const { tenantId, eventId, kind, notice, occurredAt } = update;
  return recipients.map(({ id: recipientId }) => ({
    tenantId,
    id: derivedId('notification', eventId, recipientId, kind),
    kind,
    recipientId,
    notice,
    occurredAt,
    createdAt: now,
  }));
}

function withoutDuplicates(list: readonly NewNotification[]): readonly NewNotification[] {
  return [...new Map(list.map((one) => [one.id, one])).values()];
}
