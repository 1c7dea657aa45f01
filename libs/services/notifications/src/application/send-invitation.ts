import { Injectable, Logger } from '@nestjs/common';
import { BatchDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { isSingleAddress } from '../domain/address.js';
import { MailDelivery } from './mail-delivery.js';
import type { InvitationMail } from './mailer.js';
import { StaffCopies } from './staff-copies.js';

/** Sends a mail with which the owner of an address joins a workspace, unless its link has expired. */
@Injectable()
export class SendInvitation {
  readonly #log = new Logger('invitations');

  constructor(
    private readonly database: BatchDatabase,
    private readonly staff: StaffCopies,
    private readonly delivery: MailDelivery,
    private readonly clock: Clock,
  ) {}

  /** Throws if the server may accept the mail later, so that the job is retried. */
  async execute({ tenantId, tokenId, address, language, inviterId, expiresAt }: InvitationMail): Promise<void> {
    // Nobody could accept an address that could be several recipients.
    if (expiresAt <= this.clock.now() || !isSingleAddress(address)) return;
    const inviter = await this.database.withTenants([tenantId], (tx) =>
      this.staff.findRecipient(tx, tenantId, inviterId),
    );
    const named = inviter?.confirmed === true ? inviter.email : null;
    const mail = this.delivery.writeInvitation({ tokenId, address, language, inviter: named });
    const { outcome, reply } = await this.delivery.send(tenantId, mail);
    if (outcome === 'temporary') throw new Error(`the mail server did not accept the mail yet: ${reply}`);
    if (outcome === 'permanent') this.#log.warn(`an invitation mail was rejected: ${reply}`);
  }
}
