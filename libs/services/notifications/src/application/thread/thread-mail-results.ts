import { Injectable } from '@nestjs/common';
import { CustomerMessageDelivered, CustomerMessageFailed, newEvent } from '@hearback/contracts';
import type { BatchTx, TenantTx, Tx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { MailEvent } from '../../domain/mail-event.js';
import { isUnreachable, listedAddress } from '../../domain/suppression.js';
import { SuppressionList } from '../suppression-list.js';
import type { LastAttempt } from '../survey-mail-results.js';
import { ThreadMailStore, type PendingThreadMail, type ReportedThreadMail } from './thread-mail-store.js';

/** Why no server was asked, as the event has it. */
export type Refusal = 'suspended' | 'suppressed' | 'not-public' | 'no-address';

type Named = Pick<PendingThreadMail, 'tenantId' | 'id' | 'taskId'>;

/** Records how mails with messages of threads end, and publishes it: each outcome of a mail once. */
@Injectable()
export class ThreadMailResults {
  constructor(
    private readonly mails: ThreadMailStore,
    private readonly suppressions: SuppressionList,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** No server was asked; `reply` says why, in words. */
  async refuse(tx: BatchTx, mail: PendingThreadMail, cause: Refusal, reply: string): Promise<void> {
    const at = this.clock.now();
    const { number } = await this.mails.startAttempt(tx, mail, null, at);
    await this.mails.endAttempt(tx, mail, { number, at, settled: true, code: null, reply });
    await this.mails.finish(tx, mail, { status: 'refused', at });
    await this.#failed(tx, mail, cause, null, at);
  }

  /** A server accepted it or never will, or the attempts are used up. */
  async record(tx: BatchTx, mail: PendingThreadMail, attempt: LastAttempt & { readonly messageId: string }) {
    const { at, outcome, code, reply, possibleCopies, address, messageId } = attempt;
    await this.mails.endAttempt(tx, mail, attempt);
    await this.mails.finish(tx, mail, { status: outcome === 'delivered' ? 'delivered' : 'bounced', at });
    if (outcome === 'delivered') await this.#delivered(tx, mail, messageId, possibleCopies, at);
    else await this.#failed(tx, mail, outcome === 'permanent' ? 'rejected' : 'given-up', code, at);
    if (isUnreachable(code, reply)) await this.suppressions.add(tx, mail.tenantId, listedAddress(address), 'bounced');
  }

  /**
   * The mail that a provider reports about; undefined: it is none of a thread. `notBefore`: when another kind of mail was sent to the
   * address, which is meant if it is the newer one.
   */
  async find(tx: TenantTx, report: MailEvent, notBefore: Date | null): Promise<ReportedThreadMail | undefined> {
    const mail = await this.mails.reported(tx, tx.tenantId, report);
    if (mail === undefined || (notBefore !== null && notBefore > mail.finishedAt)) return undefined;
    return { ...mail, address: listedAddress(mail.address) };
  }

  /** A delivered mail came back. */
  async cameBack(tx: TenantTx, { id, taskId }: ReportedThreadMail): Promise<void> {
    const { tenantId } = tx;
    if (await this.mails.markBounced(tx, tenantId, id))
      await this.#failed(tx, { tenantId, id, taskId }, 'bounced', null, this.clock.now());
  }

  async #delivered(tx: Tx, mail: Named, messageId: string, possibleCopies: number, at: Date): Promise<void> {
    await this.log.append(tx, [
      newEvent(CustomerMessageDelivered, {
        id: derivedId('customer-message-delivered', mail.id),
        tenantId: mail.tenantId,
        time: at,
        payload: {
          message_id: mail.id,
          task_id: mail.taskId,
          mail_message_id: messageId,
          delivered_at: at.toISOString(),
          possible_copies: possibleCopies,
        },
      }),
    ]);
  }

  async #failed(tx: Tx, mail: Named, cause: string, code: number | null, at: Date): Promise<void> {
    await this.log.append(tx, [
      newEvent(CustomerMessageFailed, {
        id: derivedId('customer-message-failed', mail.id),
        tenantId: mail.tenantId,
        time: at,
        payload: { message_id: mail.id, task_id: mail.taskId, cause, code, failed_at: at.toISOString() },
      }),
    ]);
  }
}
