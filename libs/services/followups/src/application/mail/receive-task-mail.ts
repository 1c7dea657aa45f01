import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { kindOf, warningOf } from '../../domain/thread/incoming-mail.js';
import { CUT_NOTE, cutText, type DeliveryReport, type ParsedMail } from '../../domain/thread/parsed-mail.js';
import { splitQuoted } from '../../domain/thread/quoted-text.js';
import type { Task } from '../../domain/task.js';
import { StaffDirectory } from '../staff-directory.js';
import { TaskStore } from '../task-store.js';
import { Correspondents } from '../thread/correspondents.js';
import { CustomerDirectory } from '../thread/customer-directory.js';
import { ReceiveMessage } from '../thread/receive-message.js';
import { SettleMessage } from '../thread/settle-message.js';
import { ThreadStore } from '../thread/thread-store.js';

const HOUR = 3_600_000;

/** Puts a mail into the thread of its task. */
@Injectable()
export class ReceiveTaskMail {
  constructor(
    private readonly tasks: TaskStore,
    private readonly threads: ThreadStore,
    private readonly correspondents: Correspondents,
    private readonly customers: CustomerDirectory,
    private readonly staff: StaffDirectory,
    private readonly receive: ReceiveMessage,
    private readonly settle: SettleMessage,
    private readonly clock: Clock,
  ) {}

  /** `key` is what a second delivery of the mail is known by. */
  async execute(tx: TenantTx, taskId: string, mail: ParsedMail, key: string): Promise<void> {
    const { tenantId } = tx;
    // Locked before anything is counted: of mails that come at the same time the second sees the first.
    const task = await this.tasks.lock(tx, tenantId, taskId);
    if (task === undefined) return;
    const customer = await this.correspondents.of(tx, tenantId, task);
    const since = new Date(this.clock.now().getTime() - HOUR);
    const automaticInLastHour = await this.threads.automaticSince(tx, tenantId, taskId, mail.from, since);
    const kind = kindOf(mail, { automaticInLastHour });
    const { language } = await this.staff.workspaceOf(tx, tenantId);
    const { kind: receipt } = await this.receive.execute(tx, tenantId, {
      taskId,
      customerExternalId: customer?.externalId ?? (await this.#newcomer(tx, mail)),
      channel: 'mail',
      kind,
      subject: mail.subject || null,
      ...splitQuoted(cutText(mail.text, CUT_NOTE[language])),
      senderName: mail.fromName || null,
      senderAddress: mail.from || null,
      warning: kind === 'reply' ? warningOf(mail, customer?.address ?? null) : null,
      attachments: mail.attachments,
      authentication: mail.authentication,
      messageKey: key,
      mailMessageId: mail.messageId,
    });
    if (receipt === 'stored' && kind === 'bounce' && mail.report !== null) await this.#bounced(tx, task, mail.report);
  }

  /** The customer who begins a thread: of a mail whose sender is doubted nothing follows. */
  async #newcomer(tx: TenantTx, mail: ParsedMail): Promise<string | null> {
    if (mail.from === '' || mail.dmarc === 'fail') return null;
    return (await this.customers.idOfAddress(tx, tx.tenantId, mail.from)) ?? null;
  }

  /** The message that came back, or the newest if the report does not name it, has failed. One that is only late has not. */
  async #bounced(tx: TenantTx, task: Task, { isFailure, messageId }: DeliveryReport): Promise<void> {
    if (!isFailure) return;
    const sent = (await this.threads.ofTask(tx, tx.tenantId, task.id)).filter(
      (message) => message.direction === 'out' && (message.state === 'released' || message.state === 'delivered'),
    );
    const named = sent.find(({ mailMessageId }) => messageId !== null && mailMessageId === messageId);
    const failed = named ?? (messageId === null ? sent.at(-1) : undefined);
    if (failed === undefined) return;
    const outcome = { kind: 'failed', at: this.clock.now(), cause: 'bounced' } as const;
    await this.settle.execute(tx, tx.tenantId, task.id, failed.id, outcome);
  }
}
