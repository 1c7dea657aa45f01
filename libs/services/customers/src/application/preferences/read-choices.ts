import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import { customersErrors } from '../customers.errors.js';
import { ReadCustomer } from '../read-customer.js';
import { PreferenceStore, type CustomerChoices, type LedgerEntry } from './preference-store.js';

/** Reads what a customer allows and wants. Throws `customer-not-found`. */
@Injectable()
export class ReadChoices {
  constructor(
    private readonly customers: ReadCustomer,
    private readonly store: PreferenceStore,
    private readonly database: TenantDatabase,
  ) {}

  async execute(tenantId: string, externalId: string): Promise<CustomerChoices> {
    const { id } = await this.customers.execute(tenantId, externalId);
    const choices = await this.database.withTenant(tenantId, (tx) => this.store.choices(tx, id, false));
    if (choices === undefined) throw customersErrors.error('customer-not-found');
    return choices;
  }

  /** The entries of the ledger, the newest first. */
  async ledger(tenantId: string, externalId: string, page: PageRequest): Promise<Page<LedgerEntry>> {
    const { id } = await this.customers.execute(tenantId, externalId);
    return this.store.ledger(tenantId, id, page);
  }
}
