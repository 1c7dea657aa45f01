import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { kindOf } from '../../domain/thread/incoming-mail.js';
import { MAIL_TASKS_PER_HOUR, MAIL_TASK_TITLE } from '../../domain/thread/mail-task.js';
import type { ParsedMail } from '../../domain/thread/parsed-mail.js';
import { ByHandTasks } from '../by-hand-tasks.js';
import { followupsErrors } from '../followups.errors.js';
import { StaffDirectory } from '../staff-directory.js';
import { TaskStore } from '../task-store.js';
import { InboundMailStore } from './inbound-mail-store.js';
import { ReceiveTaskMail } from './receive-task-mail.js';

const HOUR = 3_600_000;

/** Opens a task for a first mail to a workspace, once per mail. What programs send opens nothing. */
@Injectable()
export class OpenMailTask {
  constructor(
    private readonly mails: InboundMailStore,
    private readonly tasks: TaskStore,
    private readonly byHand: ByHandTasks,
    private readonly staff: StaffDirectory,
    private readonly taskMail: ReceiveTaskMail,
    private readonly clock: Clock,
  ) {}

  /** `key` is what a second delivery of the mail is known by. Throws `too-many-mails`: the sender sends it again later. */
  async execute(tx: TenantTx, mail: ParsedMail, key: string): Promise<void> {
    const { tenantId } = tx;
    if (kindOf(mail, { automaticInLastHour: 0 }) !== 'reply') return;
    const now = this.clock.now();
    const opened = await this.mails.lockOpened(tx, tenantId, mail.from, new Date(now.getTime() - HOUR));
    const id = derivedId('mail-task', tenantId, key);
    if ((await this.tasks.lock(tx, tenantId, id)) !== undefined) return;
    const { all, ofSender } = MAIL_TASKS_PER_HOUR;
    if (opened.all >= all || opened.ofSender >= ofSender)
      throw followupsErrors.error('too-many-mails', undefined, { retryAfter: HOUR / 1_000 });
    const { language } = await this.staff.workspaceOf(tx, tenantId);
    const wanted = { title: MAIL_TASK_TITLE[language], facts: null, assigneeId: null, dueAt: null };
    await this.byHand.open(tx, tenantId, wanted, { kind: 'customer', id: null }, id);
    await this.mails.addOpened(tx, tenantId, id, mail.from, now);
    await this.taskMail.execute(tx, id, mail, key);
  }
}
