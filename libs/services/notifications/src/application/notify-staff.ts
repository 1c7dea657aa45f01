import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { NotificationsConfig } from '../notifications.config.js';
import { planMail, type NewestMail } from '../domain/mail-plan.js';
import { recipientsOf, type Member, type NotificationKind, type TaskNotice } from '../domain/notification.js';
import { MailStore, type NewNotification, type PlannedMail } from './mail-store.js';
import { MailSchedule } from './mailer.js';
import { StaffCopies } from './staff-copies.js';

/** Something that happened to a task and that staff are told of. */
export interface TaskNews {
  readonly tenantId: string;
  readonly eventId: string;
  readonly kind: NotificationKind;
  readonly assigneeId: string | null;
  readonly occurredAt: Date;
  readonly notice: TaskNotice;
}

/** Turns news of tasks into notifications and gathers those in mails, at most one per recipient and window. */
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
   * Adds what is new in the news. Throws where nobody of a workspace is known yet: news of members come on another topic,
   * so trying again a little later helps.
   */
  async execute(tx: BatchTx, news: readonly TaskNews[]): Promise<void> {
    const now = this.clock.now();
    const tenantIds = [...new Set(news.map((one) => one.tenantId))];
    const members = await this.staff.lockActiveMembers(tx, tenantIds);
    const wanted = news.flatMap((one) => toNotifications(one, members.get(one.tenantId) ?? [], now));
    const fresh = await this.mails.unknown(tx, withoutRepeats(wanted));
    if (fresh.length === 0) return;
    const newest = new Map(await this.mails.newestMails(tx, fresh));
    const planned: PlannedMail[] = [];
    const carried = fresh.map((notification) => ({
      ...notification,
      mailId: this.mailFor(notification, newest, planned, now),
    }));
    await this.mails.add(tx, planned, carried);
    if (planned.length > 0) await this.schedule.plan(tx, planned);
  }

  /** The mail that carries the notification; where another is needed it is added to `planned` and becomes the newest. */
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

function toNotifications(news: TaskNews, members: readonly Member[], now: Date): NewNotification[] {
  const recipients = recipientsOf(news.assigneeId, members);
  if (recipients.length === 0) throw new Error('no member of the workspace is known who could be told');
  const { tenantId, eventId, kind, notice, occurredAt } = news;
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

function withoutRepeats(list: readonly NewNotification[]): readonly NewNotification[] {
  return [...new Map(list.map((one) => [one.id, one])).values()];
}
