import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { customersErrors } from '../customers.errors.js';
import { ReadCustomer } from '../read-customer.js';
import { QualityQueries } from './quality-queries.js';

/** Remembers that two profiles are two people, so that they are not suggested again. Throws `customer-not-found` and `same-customer`. */
@Injectable()
export class DistinguishCustomers {
  constructor(
    private readonly customers: ReadCustomer,
    private readonly quality: QualityQueries,
    private readonly clock: Clock,
  ) {}

  async execute(unit: UnitOfWork, tenantId: string, externalIds: readonly [string, string]): Promise<void> {
    const [one, other] = [
      await this.customers.execute(tenantId, externalIds[0]),
      await this.customers.execute(tenantId, externalIds[1]),
    ];
    if (one.id === other.id) throw customersErrors.error('same-customer');
    await unit.run((tx) => this.quality.distinguish(tx, [one.id, other.id], this.clock.now()));
  }
}
