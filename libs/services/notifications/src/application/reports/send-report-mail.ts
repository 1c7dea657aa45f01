import { Injectable, Logger } from '@nestjs/common';
import { BatchDatabase, type BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { displayName, isSingleAddress } from '../../domain/address.js';
import { MailDelivery } from '../mail-delivery.js';
import { ReportMailStore } from './report-mail-store.js';
import { ReportMailWriter } from './report-mail-writer.js';

/** One attempt to send a mail about reports. */
export interface ReportMailCommand {
  readonly tenantId: string;
  readonly id: string;
  readonly isLast: boolean;
}

/**
 * Sends reports, and asks owners of addresses whether they want them. A mail has the same Message-ID in each attempt; it can arrive
 * twice only if the server's reply was lost.
 */
@Injectable()
export class SendReportMail {
  readonly #log = new Logger('reports');

  constructor(
    private readonly database: BatchDatabase,
    private readonly store: ReportMailStore,
    private readonly writer: ReportMailWriter,
    private readonly delivery: MailDelivery,
    private readonly clock: Clock,
  ) {}

  /** Throws if the server may accept the mail later, so that the job is retried. */
  async execute({ tenantId, id, isLast }: ReportMailCommand): Promise<((tx: BatchTx) => Promise<void>) | void> {
    const mail = await this.database.withTenants([tenantId], (tx) => this.store.findPending(tx, tenantId, id));
    if (mail === undefined) return;
    const ended = (status: 'delivered' | 'failed', reply: string) => (tx: BatchTx) =>
      this.store.finish(tx, mail, { status, reply, at: this.clock.now() });
    const { to, refusal } = mail;
    if (refusal !== null) return ended('failed', refusal);
    if (to === null || !isSingleAddress(to.address))
      return ended('failed', 'the address is not a single plain address');
    const written = await this.writer.write(mail, { address: to.address, name: displayName(to.name) });
    const { outcome, reply } = await this.delivery.send(tenantId, written);
    if (outcome === 'temporary' && !isLast) throw new Error(`the mail server did not accept the mail yet: ${reply}`);
    return ended(outcome === 'delivered' ? 'delivered' : 'failed', reply);
  }

  /** Nothing is sent to an address that was removed, or that its owner has answered for. Throws as `execute` does. */
  async confirm(tenantId: string, recipientId: string): Promise<void> {
    const recipient = await this.store.findRecipient(tenantId, recipientId);
    if (recipient === undefined || recipient.address === null || recipient.status !== 'pending') return;
    if (!isSingleAddress(recipient.address)) return;
    const { outcome, reply } = await this.delivery.send(
      tenantId,
      this.writer.writeConfirmation(recipient, recipient.address, tenantId),
    );
    if (outcome === 'temporary') throw new Error(`the mail server did not accept the mail yet: ${reply}`);
    if (outcome === 'permanent') this.#log.warn(`a confirmation of reports was rejected: ${reply}`);
  }
}
