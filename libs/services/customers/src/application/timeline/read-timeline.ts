import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '@hearback/kernel';
import type { TimelineEntry, TimelineKind } from '../../domain/timeline/timeline-entry.js';
import { ReadCustomer } from '../read-customer.js';
import { TimelineStore } from './timeline-store.js';

/** Reads what happened with a customer. Throws `customer-not-found`. */
@Injectable()
export class ReadTimeline {
  constructor(
    private readonly customers: ReadCustomer,
    private readonly timeline: TimelineStore,
  ) {}

  /** `kinds`: only these; undefined: all. */
  async execute(
    tenantId: string,
    externalId: string,
    kinds: readonly TimelineKind[] | undefined,
    page: PageRequest,
  ): Promise<Page<TimelineEntry>> {
    const { id } = await this.customers.execute(tenantId, externalId);
    return this.timeline.page(tenantId, id, kinds, page);
  }
}
