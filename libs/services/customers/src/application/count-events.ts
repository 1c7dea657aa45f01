import { Injectable } from '@nestjs/common';
import { CustomerQueries, type EventCount } from './customer-queries.js';
import { customersErrors } from './customers.errors.js';

const MAX_DAYS = 92;

/** Counts the events of a kind per day in UTC. Throws `bad-period`. */
@Injectable()
export class CountEvents {
  constructor(private readonly queries: CustomerQueries) {}

  async execute(tenantId: string, kind: string, from: Date, to: Date): Promise<readonly EventCount[]> {
    const days = (to.getTime() - from.getTime()) / 86_400_000;
    if (days <= 0 || days > MAX_DAYS) throw customersErrors.error('bad-period');
    return this.queries.eventCounts(tenantId, kind, from, to);
  }
}
