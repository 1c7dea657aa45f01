import { Injectable } from '@nestjs/common';
import { CustomerErased, CustomersActionAudited, newEvent, type NewEvent } from '@hearback/contracts';
import type { OneTenantTx, UnitOfWork } from '@hearback/database';
import { Clock, derivedId, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { Erasure } from '../../domain/erasure.js';
import { customersErrors } from '../customers.errors.js';
import type { Actor } from '../segments/audited.js';
import { ErasureStore, type ProfileToErase } from './erasure-store.js';
import { ProfileEraser } from './profile-eraser.js';

/**
 * Erases a customer: the profile goes in this transaction, what other services store follows within a minute. The same request again
 * returns the same receipt. Throws `customer-not-found`.
 */
@Injectable()
export class EraseCustomer {
  constructor(
    private readonly erasures: ErasureStore,
    private readonly profiles: ProfileEraser,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  execute(unit: UnitOfWork, externalId: string, actor: Actor): Promise<Erasure> {
    return unit.run(async (tx) => {
      const { erasure, events } = await this.erase(tx, externalId, actor);
      if (events.length > 0) await this.log.append(tx, events);
      return erasure;
    });
  }

  /** The same in a transaction that is open already; the events are to be appended as its last statement. */
  async erase(
    tx: OneTenantTx,
    externalId: string,
    actor: Actor,
  ): Promise<{ readonly erasure: Erasure; readonly events: readonly NewEvent[] }> {
    const digest = this.profiles.digestOf(tx.tenantId, externalId);
    const profile = await this.erasures.lockProfile(tx, externalId);
    if (profile === undefined) {
      const before = await this.erasures.newestOf(tx, digest);
      if (before === undefined) throw customersErrors.error('customer-not-found');
      return { erasure: before, events: [] };
    }
    const now = this.clock.now();
    const erasure: Erasure = {
      id: this.ids.next(),
      customerId: profile.customerId,
      actor,
      requestedAt: now,
      completedAt: null,
      parts: [],
    };
    await this.erasures.insert(tx, erasure, digest);
    await this.profiles.erase(tx, profile);
    return { erasure, events: eventsOf(tx.tenantId, erasure, profile) };
  }
}

function eventsOf(
  tenantId: string,
  { id, customerId, actor, requestedAt: time }: Erasure,
  { mergedIds, externalIds, addresses }: ProfileToErase,
): readonly NewEvent[] {
  const at = time.toISOString();
  const announced = {
    erasure_id: id,
    customer_id: customerId,
    merged_ids: [...mergedIds],
    external_ids: [...externalIds],
    addresses: [...addresses],
    erased_at: at,
  };
  const entryId = derivedId('audited-erasure', id);
  const entry = {
    entry_id: entryId,
    actor,
    action: 'customer.erased',
    target: { kind: 'customer', id: customerId },
    before: null,
    after: { erasure_id: id },
    at,
  };
  return [
    newEvent(CustomerErased, { id: derivedId('customer-erased', id), tenantId, time, payload: announced }) as NewEvent,
    newEvent(CustomersActionAudited, { id: entryId, tenantId, time, payload: entry }) as NewEvent,
  ];
}
