import { Injectable } from '@nestjs/common';
import { CopyRequested, CustomersActionAudited, newEvent, type NewEvent } from '@hearback/contracts';
import type { OneTenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { dataCopyState, NEXT_COPY_AFTER, type DataCopy } from '../../domain/consent/data-copy.js';
import { customersErrors } from '../customers.errors.js';
import { PreferenceStore } from '../preferences/preference-store.js';
import { ReadCustomer } from '../read-customer.js';
import type { Actor } from '../segments/audited.js';
import { DataCopyStore } from './data-copy-store.js';

/** Begins copies of customers' data. They go to the address on file, and to no other. */
@Injectable()
export class StartDataCopy {
  constructor(
    private readonly copies: DataCopyStore,
    private readonly customers: PreferenceStore,
    private readonly read: ReadCustomer,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Begins a copy for staff. Throws `customer-not-found`, `no-address-on-file`. */
  async execute(unit: UnitOfWork, externalId: string, by: Actor): Promise<DataCopy> {
    const { id } = await this.read.execute(unit.tenantId, externalId);
    return unit.run((tx) => this.begin(tx, id, undefined, by));
  }

  /**
   * Begins a copy in this transaction, or returns the one that was begun some minutes ago. `language`: BCP 47; undefined: that of the
   * customer. `by`: null is the customer.
   */
  async begin(tx: OneTenantTx, customerId: string, language: string | undefined, by: Actor | null): Promise<DataCopy> {
    // Locks the customer, so that two requests at the same time lead to one copy.
    const choices = await this.customers.choices(tx, customerId, true);
    if (choices === undefined) throw customersErrors.error('customer-not-found');
    const { customer, preferences } = choices;
    const addresses = customer.identities.filter(({ kind }) => kind === 'email').map(({ value }) => value);
    if (addresses.length === 0) throw customersErrors.error('no-address-on-file');
    const now = this.clock.now();
    const before = await this.copies.newest(tx, customerId);
    if (before !== undefined && isRecent(before, now)) return before;
    const copy: DataCopy = {
      id: this.ids.next(),
      customerId,
      language: language ?? preferences.language ?? customer.language ?? 'en',
      requestedAt: now,
      completedAt: null,
      expiresAt: null,
      openedAt: null,
    };
    await this.copies.insert(tx, copy);
    const profiles = await this.copies.profiles(tx, customerId);
    await this.log.append(tx, [
      this.#requested(tx.tenantId, copy, profiles, addresses),
      ...this.#audited(tx, copy, by),
    ]);
    return copy;
  }

  #requested(
    tenantId: string,
    copy: DataCopy,
    profiles: readonly { readonly id: string; readonly externalId: string }[],
    addresses: readonly string[],
  ): NewEvent {
    const payload = {
      copy_id: copy.id,
      customer_id: copy.customerId,
      merged_ids: profiles.map(({ id }) => id).filter((id) => id !== copy.customerId),
      external_ids: profiles.map(({ externalId }) => externalId),
      addresses: [...addresses],
      requested_at: copy.requestedAt.toISOString(),
    };
    return newEvent(CopyRequested, { id: this.ids.next(), tenantId, time: copy.requestedAt, payload }) as NewEvent;
  }

  #audited({ tenantId }: OneTenantTx, { customerId, requestedAt: time }: DataCopy, by: Actor | null): NewEvent[] {
    if (by === null) return [];
    const entryId = this.ids.next();
    const payload = {
      entry_id: entryId,
      actor: { kind: by.kind, id: by.id },
      action: 'customer.copy-requested',
      target: { kind: 'customer', id: customerId },
      before: null,
      after: {},
      at: time.toISOString(),
    };
    return [newEvent(CustomersActionAudited, { id: entryId, tenantId, time, payload }) as NewEvent];
  }
}

/** Whether a copy is on its way that is not old and not used up. */
function isRecent(copy: DataCopy, now: Date): boolean {
  const isUsable = ['collecting', 'mailed'].includes(dataCopyState(copy, now));
  return isUsable && copy.requestedAt.getTime() + NEXT_COPY_AFTER > now.getTime();
}
