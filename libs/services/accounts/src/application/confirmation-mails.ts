import { Injectable } from '@nestjs/common';
import { AddressConfirmationRequested } from '@hearback/contracts';
import { MailedTokens } from '@hearback/http';
import { CONFIRMATION_LIFETIME } from '../domain/address-confirmation.js';
import { AttemptLimits, type ConfirmationMail } from './attempt-limits.js';
import { AttemptThrottle } from './attempt-throttle.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { MailedTokenStore } from './mailed-token-store.js';
import { Secrets } from './secrets.js';

/** Requests the mails with which owners of addresses confirm them, within limits. */
@Injectable()
export class ConfirmationMails {
  constructor(
    private readonly throttle: AttemptThrottle,
    private readonly limits: AttemptLimits,
    private readonly tokens: MailedTokens,
    private readonly store: MailedTokenStore,
    private readonly secrets: Secrets,
  ) {}

  /** Counts a mail. Returns 0, or the seconds until it may be sent. Throws `attempts-unavailable`. */
  admit(mail: ConfirmationMail): Promise<number> {
    return this.throttle.consume(this.limits.confirmationMail(mail));
  }

  /** Stores a token for the member and requests a mail with its link. Earlier links stay valid. */
  async request({ tx, now, newId, publish }: AuditedTransaction, staffId: string): Promise<void> {
    const id = newId();
    const expiresAt = new Date(now.getTime() + CONFIRMATION_LIFETIME);
    const secretHash = this.secrets.hash(this.tokens.tokenOf('confirm-address', id));
    await this.store.deleteExpiredOf(tx, staffId, now);
    await this.store.insert(tx, { id, purpose: 'confirm-address', staffId, secretHash, createdAt: now, expiresAt });
    publish(AddressConfirmationRequested, {
      workspace_id: tx.tenantId,
      staff_id: staffId,
      token_id: id,
      expires_at: expiresAt.toISOString(),
    });
  }
}
