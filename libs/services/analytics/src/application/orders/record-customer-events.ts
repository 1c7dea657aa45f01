import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { CustomerEventStore, type CustomerEventFact } from './customer-event-store.js';

/** The kind of the prepared report about orders. */
export const ORDERS_REPORT = 'orders';
/** The kind of the forecast of what customers buy. */
export const CUSTOMER_VALUE_REPORT = 'customer-value';

/** The kind of the report about what came before orders. */
export const ATTRIBUTION_REPORT = 'attribution';

/** The kind of the report about churn risk. */
export const CHURN_REPORT = 'churn';

/** The kind of the report of key figures, of which orders are some. */
export const KEY_FIGURES_REPORT = 'key-figures';

/** In one order everywhere, so that two transactions do not wait for each other. */
const KINDS = [ATTRIBUTION_REPORT, CHURN_REPORT, CUSTOMER_VALUE_REPORT, KEY_FIGURES_REPORT, ORDERS_REPORT];

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

  async #changed(tx: BatchTx, events: readonly { readonly tenantId: string }[]): Promise<void> {
    const tenantIds = events.map(({ tenantId }) => tenantId);
    for (const kind of KINDS) await this.reports.markStale(tx, kind, tenantIds);
  }
}
