import { Injectable } from '@nestjs/common';
import { newEvent, NotificationsActionAudited } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { domainOf } from '../domain/sender.js';
import { auditedByCaller } from './audited-by-caller.js';
import { notificationsErrors } from './notifications.errors.js';
import { DkimKeys, SenderChecks, SenderStore, type Sender } from './senders.js';

/** What staff say of the sender. */
export type SenderCommand = Pick<Sender, 'name' | 'address' | 'replyTo'>;

/** Staff say from whom mails to customers are. */
@Injectable()
export class ChangeSender {
  constructor(
    private readonly senders: SenderStore,
    private readonly keys: DkimKeys,
    private readonly checks: SenderChecks,
    private readonly log: EventLog,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** A new domain gets a key of its own and has to be verified; with the same domain, key and state stay. */
  async save(unit: UnitOfWork, command: SenderCommand, caller: Caller): Promise<Sender> {
    return unit.run(async (tx) => {
      const before = await this.senders.lock(tx);
      const sender = await this.#saved(tx, before, command);
      await this.#audit(tx, 'sender.changed', before, sender, caller);
      return sender;
    });
  }

  /** Mails are from the installation again. Throws `no-sender`. */
  async remove(unit: UnitOfWork, caller: Caller): Promise<void> {
    await unit.run(async (tx) => {
      const before = await this.senders.lock(tx);
      if (before === undefined) throw notificationsErrors.error('no-sender');
      await this.senders.remove(tx);
      await this.checks.schedule(tx, false, this.clock.now());
      await this.#audit(tx, 'sender.removed', before, undefined, caller);
    });
  }

  async #saved(tx: TenantTx, before: Sender | undefined, command: SenderCommand): Promise<Sender> {
    if (before !== undefined && domainOf(before.address) === domainOf(command.address)) {
      await this.senders.change(tx, command);
      return { ...before, ...command };
    }
    const at = this.clock.now();
    const untested = { state: 'unverified', found: null, checkedAt: null, verifiedAt: null, createdAt: at } as const;
    const sender = { ...command, ...untested, ...(await this.keys.create()) };
    await this.senders.replace(tx, sender);
    await this.checks.schedule(tx, true, at);
    return sender;
  }

  /** The entry has the domain only: entries can never be erased, and an address is that of a person. */
  async #audit(
    tx: TenantTx,
    action: string,
    before: Sender | undefined,
    after: Sender | undefined,
    caller: Caller,
  ): Promise<void> {
    const at = this.clock.now();
    const domain = (sender: Sender | undefined) =>
      sender === undefined ? null : { domain: domainOf(sender.address), dkim_selector: sender.dkimSelector };
    const payload = auditedByCaller(caller, {
      entry_id: this.ids.next(),
      action,
      target: { kind: 'sender', id: tx.tenantId },
      before: domain(before),
      after: domain(after),
      at: at.toISOString(),
    });
    const event = { id: payload.entry_id, tenantId: tx.tenantId, time: at, payload };
    await this.log.append(tx, [newEvent(NotificationsActionAudited, event)]);
  }
}
