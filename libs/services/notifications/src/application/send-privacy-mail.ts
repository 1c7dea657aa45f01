import { Injectable, Logger } from '@nestjs/common';
import { BatchDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { displayName, recipientAddress } from '../domain/address.js';
import { refusalOf } from '../domain/customer-mail.js';
import { mailFrom } from '../domain/sender.js';
import { NotificationsConfig } from '../notifications.config.js';
import { MailDelivery } from './mail-delivery.js';
import { PrivacyMailWriter, PrivacyRecipients, type PrivacyMailKind } from './privacy-mail.js';
import { SenderStore } from './senders.js';

/** A mail about a privacy request to send. */
export interface SendPrivacyMailCommand {
  readonly tenantId: string;
  readonly requestId: string;
  readonly customerId: string;
  readonly kind: PrivacyMailKind;
  readonly language: string;
  /** When its link stops working. */
  readonly expiresAt: Date;
}

/**
 * Sends a mail with the link that confirms a privacy request, to the address on file. It goes to customers who want no questions, too:
 * they have asked for it.
 */
@Injectable()
export class SendPrivacyMail {
  readonly #log = new Logger('privacy-mails');

  constructor(
    private readonly database: BatchDatabase,
    private readonly recipients: PrivacyRecipients,
    private readonly senders: SenderStore,
    private readonly writer: PrivacyMailWriter,
    private readonly delivery: MailDelivery,
    private readonly config: NotificationsConfig,
    private readonly clock: Clock,
  ) {}

  /** Throws if the server may accept the mail later, so that the job is retried. */
  async execute({ tenantId, requestId, customerId, kind, language, expiresAt }: SendPrivacyMailCommand): Promise<void> {
    const { recipient, sender, route } = await this.database.withTenants([tenantId], async (tx) => {
      const found = await this.recipients.find(tx, tenantId, customerId);
      return {
        recipient: found,
        sender: await this.senders.signing(tx, tenantId),
        route: await this.delivery.routeTo(tx, tenantId, found?.email),
      };
    });
    const address = recipientAddress(recipient?.email ?? '');
    if (recipient === undefined || address === undefined) return;
    const { suspended, name, brand } = recipient;
    const refusal = refusalOf({
      route,
      publicUrl: this.config.publicUrl,
      suspended,
      suppressed: false,
      expired: expiresAt <= this.clock.now(),
    });
    if (refusal !== undefined) return this.#log.warn(`a mail about a privacy request was not sent: ${refusal}`);
    const { fromName, replyTo, ...mail } = this.writer.write({ requestId, kind, language, name, customerId, brand });
    const to = { address, name: displayName(name ?? '') };
    const from = mailFrom(sender, { name: fromName, replyTo });
    const { outcome, reply } = await this.delivery.send(tenantId, { ...mail, to, from });
    if (outcome === 'temporary') throw new Error(`the mail server did not accept the mail yet: ${reply}`);
    if (outcome === 'permanent') this.#log.warn(`a mail about a privacy request was rejected: ${reply}`);
  }
}
