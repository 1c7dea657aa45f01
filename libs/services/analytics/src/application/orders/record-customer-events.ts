import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { CustomerEventStore, type CustomerEventFact } from './customer-event-store.js';

/** The kind of the prepared report about orders. */
export const ORDERS_REPORT = 'orders';

/** Stores what customers did, and has the reports about it computed again. */
@Injectable()
export class RecordCustomerEvents {
  constructor(
    private readonly store: CustomerEventStore,
    private readonly reports: PreparedReports,
  ) {}

  async execute(tx: BatchTx, facts: readonly CustomerEventFact[]): Promise<void> {
    await this.store.save(tx, facts);
    await this.#changed(tx, facts);
  }

  /** Forgets events that were withdrawn. */
  async withdraw(
    tx: BatchTx,
    events: readonly { readonly tenantId: string; readonly eventId: string }[],
  ): Promise<void> {
    await this.store.remove(tx, events);
    await this.#changed(tx, events);
  }

  #changed(tx: BatchTx, events: readonly { readonly tenantId: string }[]): Promise<void> {
    return this.reports.markStale(
      tx,
      ORDERS_REPORT,
      events.map(({ tenantId }) => tenantId),
    );
  }
}
