import { Injectable } from '@nestjs/common';
import { newEvent, NotificationsActionAudited } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { newWebhookSecret, type Caller } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { auditedByCaller } from './audited-by-caller.js';
import { MailEventStore } from './mail-event-store.js';
import { notificationsErrors } from './notifications.errors.js';

/** Staff let a provider report what becomes of mails. */
@Injectable()
export class ChangeMailWebhook {
  constructor(
    private readonly events: MailEventStore,
    private readonly log: EventLog,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** A new secret, which is shown this once; the one before is not accepted any more. */
  async newSecret(unit: UnitOfWork, caller: Caller): Promise<string> {
    const secret = newWebhookSecret();
    await unit.run(async (tx) => {
      await this.events.saveSecret(tx, secret, this.clock.now());
      await this.#audit(tx, 'mail-webhook.secret-created', caller);
    });
    return secret;
  }

  /** No report is accepted any more. Throws `no-mail-webhook`. */
  async remove(unit: UnitOfWork, caller: Caller): Promise<void> {
    await unit.run(async (tx) => {
      if (!(await this.events.removeSecret(tx))) throw notificationsErrors.error('no-mail-webhook');
      await this.#audit(tx, 'mail-webhook.removed', caller);
    });
  }

  async #audit(tx: TenantTx, action: string, caller: Caller): Promise<void> {
    const at = this.clock.now();
    const target = { kind: 'mail-webhook', id: tx.tenantId };
    const entry = { entry_id: this.ids.next(), action, target, before: null, after: null, at: at.toISOString() };
    const event = { id: entry.entry_id, tenantId: tx.tenantId, time: at, payload: auditedByCaller(caller, entry) };
    await this.log.append(tx, [newEvent(NotificationsActionAudited, event)]);
  }
}
