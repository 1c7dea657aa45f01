import { Injectable, Logger } from '@nestjs/common';
import { BatchDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { isSingleAddress } from '../domain/address.js';
import type { AccountMailPurpose } from '../domain/account-mail.js';
import { AccountMailWriter } from './account-mail-writer.js';
import { MailDelivery } from './mail-delivery.js';
import { StaffCopies } from './staff-copies.js';

/** A mail about the account of a member. */
export interface AccountMail {
  readonly tenantId: string;
  readonly memberId: string;
  readonly purpose: AccountMailPurpose;
  readonly tokenId: string;
  /** Where it goes; null: to the member's own address. */
  readonly address: string | null;
  /** When its link expires. */
  readonly expiresAt: Date;
}

/** Sends a mail about an account, unless its link has expired, the member was deactivated or has not confirmed the address. */
@Injectable()
export class SendAccountMail {
  readonly #log = new Logger('account-mails');

  constructor(
    private readonly database: BatchDatabase,
    private readonly staff: StaffCopies,
    private readonly writer: AccountMailWriter,
    private readonly delivery: MailDelivery,
    private readonly clock: Clock,
  ) {}

  /** Throws if the server may accept the mail later, so that the job is retried. */
  async execute({ tenantId, memberId, purpose, tokenId, address, expiresAt }: AccountMail): Promise<void> {
    if (expiresAt <= this.clock.now()) return;
    const recipient = await this.database.withTenants([tenantId], (tx) =>
      this.staff.findRecipient(tx, tenantId, memberId),
    );
    if (recipient === undefined || !recipient.active || !recipient.confirmed) return;
    const to = address ?? recipient.email;
    if (!isSingleAddress(to)) return;
    const { outcome, reply } = await this.delivery.send(
      tenantId,
      this.writer.write(purpose, tokenId, to, recipient.language ?? 'en'),
    );
    if (outcome === 'temporary') throw new Error(`the mail server did not accept the mail yet: ${reply}`);
    if (outcome === 'permanent') this.#log.warn(`a mail about an account was rejected: ${reply}`);
  }
}
