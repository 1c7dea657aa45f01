import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '@hearback/kernel';
import type { CustomerEvent } from '../domain/customer-event.js';
import type { Customer } from '../domain/customer.js';
import { CustomerQueries } from './customer-queries.js';
import { customersErrors } from './customers.errors.js';

/** Reads a customer by external id. Throws `customer-not-found`. */
@Injectable()
export class ReadCustomer {
  constructor(private readonly queries: CustomerQueries) {}

  async execute(tenantId: string, externalId: string): Promise<Customer> {
    const customer = await this.queries.customer(tenantId, externalId);
    if (!customer) throw customersErrors.error('customer-not-found');
    return customer;
  }
}

/** Lists the events of a customer. Throws `customer-not-found`. */
@Injectable()
export class ListCustomerEvents {
  constructor(
    private readonly readCustomer: ReadCustomer,
    private readonly queries: CustomerQueries,
  ) {}

  async execute(
    tenantId: string,
    externalId: string,
    page: PageRequest,
    kind: string | undefined,
  ): Promise<Page<CustomerEvent>> {
    const { id } = await this.readCustomer.execute(tenantId, externalId);
    return this.queries.events(tenantId, id, page, kind);
  }
}
