import { Injectable, Logger } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { Clock, derivedId, done, skip, type Outcome } from '@hearback/kernel';
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
  readonly #log = new Logger('notifications');

  constructor(
    private readonly staff: StaffCopies,
    private readonly mails: MailStore,
    private readonly schedule: MailSchedule,
    private readonly clock: Clock,
    private readonly config: NotificationsConfig,
  ) {}

  /**
   * Adds the notifications that do not exist yet; returns the outcome of each update. Throws if no member of a workspace is known:
   * members arrive on another topic, so a later retry succeeds.
   */
  async execute(tx: BatchTx, updates: readonly TaskUpdate[]): Promise<readonly Outcome[]> {
    const now = this.clock.now();
    // Those of all tenants of the transaction at once: consumers that lock them one after another would deadlock.
    const members = await this.staff.lockMembers(tx, tx.tenantIds);
    const wanted = updates.map((update) => toNotifications(update, members.get(update.tenantId) ?? [], now));
    const fresh = await this.mails.filterNew(tx, withoutDuplicates(wanted.flat()));
    if (fresh.length > 0) await this.add(tx, fresh, now);
    return wanted.map(({ length }, index) => (length > 0 ? done() : this.nobody(updates[index]!)));
  }

  /** Records that nobody is notified of a task. */
  private nobody({ tenantId, notice }: TaskUpdate): Outcome {
    const reason = 'the task has no active assignee, and its workspace no active owner or admin';
    this.#log.warn(`nobody in workspace ${tenantId} is notified of task ${notice.taskId}: ${reason}`);
    return skip(reason);
  }

  private async add(tx: BatchTx, fresh: readonly NewNotification[], now: Date): Promise<void> {
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
  if (members.length === 0) throw new Error('no member of the workspace is known');
  const recipients = recipientsOf(update.assigneeId, members);
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
