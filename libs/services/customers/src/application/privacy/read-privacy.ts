import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { PrivacyRequest } from '../../domain/consent/privacy-request.js';
import { ReadCustomer } from '../read-customer.js';
import { PrivacyRequestStore, type ListedRequest, type StoredAmounts } from './privacy-request-store.js';

/** Reads privacy requests, and how much they are about. */
@Injectable()
export class ReadPrivacy {
  constructor(
    private readonly requests: PrivacyRequestStore,
    private readonly customers: ReadCustomer,
    private readonly database: TenantDatabase,
  ) {}

  /** How much is stored of a customer. */
  amounts(tenantId: string, customerId: string): Promise<StoredAmounts> {
    return this.database.withTenant(tenantId, (tx) => this.requests.amounts(tx, customerId));
  }

  find(tenantId: string, id: string): Promise<PrivacyRequest | undefined> {
    return this.database.withTenant(tenantId, (tx) => this.requests.find(tx, id));
  }

  /** Those of a customer, the newest first. Throws `customer-not-found`. */
  async ofCustomer(tenantId: string, externalId: string, page: PageRequest): Promise<Page<ListedRequest>> {
    const { id } = await this.customers.execute(tenantId, externalId);
    return this.requests.list(tenantId, id, page);
  }
}
