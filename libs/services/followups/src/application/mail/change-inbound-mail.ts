import { Injectable } from '@nestjs/common';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { newWebhookSecret, ReplyTokens } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { FollowupsConfig } from '../../followups.config.js';
import type { Actor } from '../../domain/task.js';
import { auditedInboundMail, type InboundMailAction } from '../audited.js';
import { followupsErrors } from '../followups.errors.js';
import { InboundMailStore } from './inbound-mail-store.js';

/** Admins decide how mail reaches the workspace. */
@Injectable()
export class ChangeInboundMail {
  constructor(
    private readonly mails: InboundMailStore,
    private readonly tokens: ReplyTokens,
    private readonly config: FollowupsConfig,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A new secret for the provider, which is shown this once; the one before is not accepted any more. */
  async newSecret(unit: UnitOfWork, by: Actor): Promise<string> {
    const secret = newWebhookSecret();
    await unit.run(async (tx) => {
      await this.mails.saveSecret(tx, secret, this.clock.now());
      await this.#audit(tx, 'inbound-mail.secret-created', by);
    });
    return secret;
  }

  /** No provider brings mail any more. Throws `no-inbound-mail-secret`. */
  async removeSecret(unit: UnitOfWork, by: Actor): Promise<void> {
    await unit.run(async (tx) => {
      const { secretCreatedAt } = await this.mails.find(tx, tx.tenantId);
      if (secretCreatedAt === null) throw followupsErrors.error('no-inbound-mail-secret');
      await this.mails.saveSecret(tx, null, this.clock.now());
      await this.#audit(tx, 'inbound-mail.secret-removed', by);
    });
  }

  /** Whether first mails open tasks. Throws `no-reply-domain`. */
  async openTasks(unit: UnitOfWork, opensTasks: boolean, by: Actor): Promise<void> {
    if (opensTasks && this.config.replyDomain === undefined) throw followupsErrors.error('no-reply-domain');
    await unit.run(async (tx) => {
      const { helloNumber, opensTasks: before } = await this.mails.find(tx, tx.tenantId);
      if (before === opensTasks) return;
      if (helloNumber === 0) await this.#newAddress(tx, 1);
      await this.mails.saveOpensTasks(tx, opensTasks);
      await this.#audit(tx, opensTasks ? 'inbound-mail.tasks-on' : 'inbound-mail.tasks-off', by);
    });
  }

  /** Another address for first mails; the one before is unknown from now on. Throws `no-reply-domain`. */
  async newAddress(unit: UnitOfWork, by: Actor): Promise<void> {
    if (this.config.replyDomain === undefined) throw followupsErrors.error('no-reply-domain');
    await unit.run(async (tx) => {
      const { helloNumber } = await this.mails.find(tx, tx.tenantId);
      await this.#newAddress(tx, helloNumber + 1);
      await this.#audit(tx, 'inbound-mail.address-changed', by);
    });
  }

  async #newAddress(tx: TenantTx, number: number): Promise<void> {
    await this.mails.saveHello(tx, number, this.tokens.hashOf(this.tokens.helloTokenOf(tx.tenantId, number)));
  }

  async #audit(tx: TenantTx, action: InboundMailAction, by: Actor): Promise<void> {
    await this.log.append(tx, [auditedInboundMail(tx.tenantId, this.ids.next(), action, by, this.clock.now())]);
  }
}
