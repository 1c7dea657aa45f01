import { Injectable } from '@nestjs/common';
import { newEvent, NotificationsActionAudited } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { LiftReason } from '../domain/suppression.js';
import { auditedByCaller } from './audited-by-caller.js';
import { notificationsErrors } from './notifications.errors.js';
import { SuppressionList, SuppressionStore, type SuppressedAddress } from './suppression-list.js';

/** Staff put addresses on the list and take them off it. */
@Injectable()
export class ChangeSuppressions {
  constructor(
    private readonly list: SuppressionList,
    private readonly store: SuppressionStore,
    private readonly log: EventLog,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** The entry; that of an address which is on the list already stays as it is. */
  async add(unit: UnitOfWork, address: string, caller: Caller): Promise<SuppressedAddress> {
    return unit.run(async (tx) => {
      const added = await this.list.add(tx, unit.tenantId, address, 'by_staff');
      const entry = added ?? (await this.store.find(tx, unit.tenantId, address));
      // Lifted by somebody else in between.
      if (entry === undefined) throw notificationsErrors.error('suppression-not-found');
      if (added !== undefined) await this.#audit(tx, added, 'suppressed-address.added', caller);
      return entry;
    });
  }

  /** Throws `suppression-not-found`. */
  async lift(unit: UnitOfWork, id: string, why: LiftReason | null, caller: Caller): Promise<void> {
    await unit.run(async (tx) => {
      const lifted = await this.list.lift(tx, unit.tenantId, id);
      if (lifted === undefined) throw notificationsErrors.error('suppression-not-found');
      await this.#audit(tx, lifted, 'suppressed-address.lifted', caller, { why });
    });
  }

  /** The address is not part of the entry, because entries can never be erased. */
  async #audit(
    tx: TenantTx,
    { id, reason }: SuppressedAddress,
    action: string,
    caller: Caller,
    more: object = {},
  ): Promise<void> {
    const at = this.clock.now();
    const payload = auditedByCaller(caller, {
      entry_id: this.ids.next(),
      action,
      target: { kind: 'suppressed-address', id },
      before: null,
      after: { reason, ...more },
      at: at.toISOString(),
    });
    const { tenantId } = tx;
    await this.log.append(tx, [
      newEvent(NotificationsActionAudited, { id: payload.entry_id, tenantId, time: at, payload }),
    ]);
  }
}
