import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { calendarDay } from '../../domain/calendar-day.js';
import type { Customer } from '../../domain/customer.js';
import { neededFacts } from '../../domain/segments/needed-facts.js';
import type { SegmentCondition } from '../../domain/segments/segment-condition.js';
import { memberTest } from '../../domain/segments/segment-matches.js';
import { CustomerQueries } from '../customer-queries.js';
import { MembershipStore } from './membership-store.js';
import { SegmentStore } from './segment-store.js';

/** Who would belong to a segment. */
export interface SegmentPreview {
  readonly size: number;
  readonly customers: number;
  readonly examples: readonly Customer[];
}

const CHUNK = 5000;
const EXAMPLES = 20;

/** Evaluates a rule over all customers without storing anything. */
@Injectable()
export class PreviewSegment {
  constructor(
    private readonly segments: SegmentStore,
    private readonly memberships: MembershipStore,
    private readonly customers: CustomerQueries,
    private readonly clock: Clock,
  ) {}

  async execute(unit: UnitOfWork, condition: SegmentCondition): Promise<SegmentPreview> {
    const { tenantId } = unit;
    const { timeZone } = await unit.run((tx) => this.segments.summary(tx, tenantId));
    const test = memberTest(condition, calendarDay(this.clock.now(), timeZone));
    const needed = neededFacts([condition]);
    const found: string[] = [];
    let [size, customers] = [0, 0];
    for (let after: string | null = null; ;) {
      const from: string | null = after;
      const facts = await unit.run(async (tx) => {
        const ids = await this.memberships.next(tx, tenantId, from, CHUNK);
        after = ids.at(-1) ?? null;
        return this.memberships.facts(tx, tenantId, ids, needed, timeZone);
      });
      for (const [id, of] of facts) {
        if (!test(of)) continue;
        size += 1;
        if (found.length < EXAMPLES) found.push(id);
      }
      customers += facts.size;
      if (facts.size < CHUNK) break;
    }
    return { size, customers, examples: await this.customers.byIds(tenantId, found) };
  }
}
