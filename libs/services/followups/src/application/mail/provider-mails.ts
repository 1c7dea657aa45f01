import { Injectable } from '@nestjs/common';
import { isSigned, type SignedWebhook } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { LIMIT_WORDS } from '../../domain/thread/mail-limits.js';
import { followupsErrors } from '../followups.errors.js';
import { InboundMailStore } from './inbound-mail-store.js';
import type { RawMail } from './mail-reader.js';
import { MailTargets, type MailTarget } from './mail-targets.js';
import { ReceiveMail } from './receive-mail.js';

/** Mails that a provider brings to a workspace. */
@Injectable()
export class ProviderMails {
  constructor(
    private readonly mails: InboundMailStore,
    private readonly targets: MailTargets,
    private readonly receiveMail: ReceiveMail,
    private readonly clock: Clock,
  ) {}

  /** Whether a provider may bring mails to the workspace. */
  async hasSecret(tenantId: string): Promise<boolean> {
    return (await this.mails.secretOf(tenantId)) !== undefined;
  }

  /** Whether the webhook is signed with the secret of the workspace. */
  async isSigned({ tenantId, body, ...headers }: SignedWebhook): Promise<boolean> {
    const secret = await this.mails.secretOf(tenantId);
    return secret !== undefined && isSigned(headers, body, secret, this.clock.now());
  }

  /**
   * Stores the mail for the recipients that are addresses of this workspace; returns once it is committed.
   * @throws `unknown-mail-recipient`, `mail-too-complex`, `too-many-mails`
   */
  async receive(tenantId: string, recipients: readonly string[], mail: RawMail): Promise<void> {
    const targets = new Map<string | null, MailTarget>();
    for (const address of recipients) {
      const target = await this.targets.find(address);
      if (target?.tenantId === tenantId) targets.set(target.taskId, target);
    }
    if (targets.size === 0) throw followupsErrors.error('unknown-mail-recipient');
    const result = await this.receiveMail.execute([...targets.values()], mail);
    if (result !== 'received')
      throw followupsErrors.error('mail-too-complex', `It is not stored: ${LIMIT_WORDS[result]}.`);
  }
}
