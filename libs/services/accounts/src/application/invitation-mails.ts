import { Injectable } from '@nestjs/common';
import { InvitationRequested } from '@hearback/contracts';
import { MailedTokens } from '@hearback/http';
import type { Invitation } from '../domain/invitation.js';
import { accountsErrors } from './accounts.errors.js';
import { AttemptLimits, type InvitationMail } from './attempt-limits.js';
import { AttemptThrottle } from './attempt-throttle.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { Secrets } from './secrets.js';

/** The token of a new link: its id is published, its hash is stored. */
export interface NewLink {
  readonly tokenId: string;
  readonly tokenHash: string;
}

/** Requests the mails of invitations, within limits, so that nobody uses them to write to strangers. */
@Injectable()
export class InvitationMails {
  constructor(
    private readonly throttle: AttemptThrottle,
    private readonly limits: AttemptLimits,
    private readonly tokens: MailedTokens,
    private readonly secrets: Secrets,
  ) {}

  /** Counts a mail. Throws `too-many-attempts` and `attempts-unavailable`. */
  async admit(mail: InvitationMail): Promise<void> {
    const retryAfter = await this.throttle.consume(this.limits.invitationMail(mail));
    if (retryAfter > 0) throw accountsErrors.error('too-many-attempts', undefined, { retryAfter });
  }

  newLink({ newId }: AuditedTransaction): NewLink {
    const tokenId = newId();
    return { tokenId, tokenHash: this.secrets.hash(this.tokens.tokenOf('join-workspace', tokenId)) };
  }

  /** Requests the mail with this link. */
  request({ tx, publish }: AuditedTransaction, invitation: Invitation, { tokenId }: NewLink): void {
    publish(InvitationRequested, {
      workspace_id: tx.tenantId,
      invitation_id: invitation.id,
      token_id: tokenId,
      email: invitation.email,
      language: invitation.language,
      invited_by: invitation.invitedBy,
      expires_at: invitation.expiresAt.toISOString(),
    });
  }
}
