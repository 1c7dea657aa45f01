import { Injectable, Logger } from '@nestjs/common';
import { BatchDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { isSingleAddress } from '../domain/address.js';
import { MailDelivery } from './mail-delivery.js';
import type { ConfirmationMail } from './mailer.js';
import { StaffCopies } from './staff-copies.js';

/**
 * Sends a mail with a link with which the owner of an address confirms it: the only mail to an address that nobody has confirmed. It is
 * not sent if the link has expired, the member was deactivated, or the address was confirmed with another link.
 */
@Injectable()
export class SendConfirmation {
  readonly #log = new Logger('confirmations');

  constructor(
    private readonly database: BatchDatabase,
    private readonly staff: StaffCopies,
    private readonly delivery: MailDelivery,
    private readonly clock: Clock,
  ) {}

  /** Throws if the server may accept the mail later, so that the job is retried. */
  async execute({ tenantId, memberId, tokenId, expiresAt }: ConfirmationMail): Promise<void> {
    if (expiresAt <= this.clock.now()) return;
    const recipient = await this.database.withTenants([tenantId], (tx) =>
      this.staff.findRecipient(tx, tenantId, memberId),
    );
    if (recipient === undefined || !recipient.active || recipient.confirmed) return;
    const { email: address, language } = recipient;
    // Nobody could confirm such an address, and it could be several recipients.
    if (!isSingleAddress(address)) return;
    const mail = this.delivery.writeConfirmation({ tokenId, address, language: language ?? 'en' });
    const { outcome, reply } = await this.delivery.send(tenantId, mail);
    if (outcome === 'temporary') throw new Error(`the mail server did not accept the mail yet: ${reply}`);
    if (outcome === 'permanent') this.#log.warn(`a confirmation mail was rejected: ${reply}`);
  }
}
