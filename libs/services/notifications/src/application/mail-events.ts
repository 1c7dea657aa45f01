import { Injectable } from '@nestjs/common';
import { InvitationMailBounced, newEvent } from '@hearback/contracts';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import { isSigned, type SignedWebhook } from '@hearback/http';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { suppressionOf, type MailEvent } from '../domain/mail-event.js';
import { MailEventStore, type ReportedMail } from './mail-event-store.js';
import { SuppressionList } from './suppression-list.js';
import { ThreadMailResults } from './thread/thread-mail-results.js';

/** What providers report of mails that they have accepted: those that came back, and those that people called spam. */
@Injectable()
export class MailEvents {
  constructor(
    private readonly events: MailEventStore,
    private readonly threads: ThreadMailResults,
    private readonly suppressions: SuppressionList,
    private readonly database: TenantDatabase,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Whether a provider may report to the workspace. */
  async hasSecret(tenantId: string): Promise<boolean> {
    return (await this.events.secretOf(tenantId)) !== undefined;
  }

  /** Whether the webhook is signed with the secret of the workspace. */
  async isSigned({ tenantId, body, ...headers }: SignedWebhook): Promise<boolean> {
    const secret = await this.events.secretOf(tenantId);
    return secret !== undefined && isSigned(headers, body, secret, this.clock.now());
  }

  /** Applies the reports of a webhook once, however often it is sent. */
  async apply(tenantId: string, webhookId: string, reports: readonly MailEvent[]): Promise<void> {
    await this.database.withTenant(tenantId, async (tx) => {
      for (const [position, report] of reports.entries()) await this.#applyOne(tx, webhookId, position, report);
    });
  }

  async #applyOne(tx: TenantTx, webhookId: string, position: number, report: MailEvent): Promise<void> {
    const at = this.clock.now();
    const mail = await this.events.mailOf(tx, report);
    const ofThread = await this.threads.find(tx, report, mail?.finishedAt ?? null);
    const address = (ofThread ?? mail)?.address ?? report.address;
    const entry = { webhookId, position, report: { ...report, address }, mailId: (ofThread ?? mail)?.id ?? null, at };
    if (!(await this.events.add(tx, entry))) return;
    if (report.kind === 'hard_bounce') {
      if (ofThread !== undefined) await this.threads.cameBack(tx, ofThread);
      else if (mail !== undefined) await this.#bounced(tx, mail, at);
    }
    const reason = suppressionOf(report.kind);
    if (reason !== undefined && address !== null)
      await this.suppressions.add(tx, tx.tenantId, address, reason, mail?.invitationId ?? null);
  }

  /** The event has the id that a bounce of the mail server itself has had: a mail bounces once. */
  async #bounced(tx: TenantTx, mail: ReportedMail, at: Date): Promise<void> {
    if (!(await this.events.markBounced(tx, mail.id))) return;
    const { invitationId, step, stepNumber } = mail;
    await this.log.append(tx, [
      newEvent(InvitationMailBounced, {
        id: derivedId('invitation-mail-bounced', mail.id),
        tenantId: tx.tenantId,
        time: at,
        payload: {
          invitation_id: invitationId,
          step,
          step_number: stepNumber,
          cause: 'permanent',
          code: null,
          bounced_at: at.toISOString(),
        },
      }),
    ]);
  }
}
