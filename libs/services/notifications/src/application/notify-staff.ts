import { Injectable, Logger } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { Clock, derivedId, done, skip, type Outcome } from '@hearback/kernel';
import { NotificationsConfig } from '../notifications.config.js';
import { planMail, type NewestMail } from '../domain/mail-plan.js';
import { sendTime } from '../domain/notification-settings.js';
import { recipientsOf, type NotificationKind, type TaskNotice } from '../domain/notification.js';
import { MailStore, type NewNotification, type PlannedMail } from './mail-store.js';
import { MailSchedule } from './mailer.js';
import { StaffCopies, type NotifiedMember } from './staff-copies.js';
import { nextTimeIn } from './next-time.js';

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
    const recipients = updates.map((update) => recipientsIn(members.get(update.tenantId) ?? [], update));
    const wanted = updates.map((update, index) =>
      toNotifications(
        update,
        recipients[index]!.filter(({ settings }) => settings.kinds.includes(update.kind)),
        now,
      ),
    );
    const fresh = await this.mails.filterNew(tx, withoutDuplicates(wanted.flat()));
    if (fresh.length > 0)
      await this.add(tx, fresh, new Map([...members.values()].flat().map((one) => [one.id, one])), now);
    return wanted.map(({ length }, index) => {
      if (length > 0) return done();
      return recipients[index]!.length > 0 ? skip('nobody wants to be mailed about it') : this.nobody(updates[index]!);
    });
  }

  /** Records that nobody is notified of a task. */
  private nobody({ tenantId, notice }: TaskUpdate): Outcome {
    const reason = 'the task has no active assignee, and its workspace no active owner or admin';
    this.#log.warn(`nobody in workspace ${tenantId} is notified of task ${notice.taskId}: ${reason}`);
    return skip(reason);
  }

  private async add(
    tx: BatchTx,
    fresh: readonly NewNotification[],
    members: ReadonlyMap<string, NotifiedMember>,
    now: Date,
  ): Promise<void> {
    const newest = new Map(await this.mails.newestMails(tx, fresh));
    const planned: PlannedMail[] = [];
    const assigned = fresh.map((notification) => ({
      ...notification,
      mailId: this.mailFor(notification, { newest, planned, now, recipient: members.get(notification.recipientId)! }),
    }));
    await this.mails.add(tx, planned, assigned);
    if (planned.length > 0) await this.schedule.plan(tx, planned);
  }

  /** Returns the id of the mail for the notification. A new mail is added to `planned` and becomes the recipient's newest. */
  private mailFor(
    { tenantId, recipientId, id }: NewNotification,
    { newest, planned, now, recipient }: Planning,
  ): string {
    const next = nextTimeIn(recipient.timeZone ?? recipient.workspaceZone ?? 'UTC');
    const wantedFrom = (earliest: Date) => sendTime(recipient.settings, earliest, next);
    const key = `${tenantId}:${recipientId}`;
    const plan = planMail(newest.get(key), now, this.config.mailWindowSeconds, wantedFrom);
    if (plan.kind === 'join') return plan.mailId;
    const mail = { tenantId, recipientId, id: derivedId('mail', id), sendAt: plan.sendAt };
    planned.push(mail);
    newest.set(key, { id: mail.id, sendAt: mail.sendAt, sealed: false });
    return mail.id;
  }
}

/** The mails planned so far for the recipients of a batch, and the recipient of the next notification. */
interface Planning {
  readonly newest: Map<string, NewestMail>;
  readonly planned: PlannedMail[];
  readonly now: Date;
  readonly recipient: NotifiedMember;
}

function recipientsIn(members: readonly NotifiedMember[], { assigneeId }: TaskUpdate): readonly NotifiedMember[] {
  if (members.length === 0) throw new Error('no member of the workspace is known');
  return recipientsOf(assigneeId, members);
}

function toNotifications(update: TaskUpdate, recipients: readonly NotifiedMember[], now: Date): NewNotification[] {
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
