import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { FAIRNESS_SUBJECTS, serviceFairness, type ServiceFairness } from '../../domain/fairness/service-fairness.js';
import { firstDayOf, monthOf } from '../../domain/orders/customer-orders.js';
import { OrderQueries } from '../orders/order-queries.js';
import { FairnessQueries } from './fairness-queries.js';

/** Whether groups were served alike in a month of the workspace's time zone. */
export interface FairnessReading {
  readonly timeZone: string;
  /** Counted from January 1970. */
  readonly month: number;
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
  readonly subjects: readonly ServiceFairness[];
}

/** Compares how groups of customers were served. */
@Injectable()
export class ReadFairness {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
    private readonly calendars: OrderQueries,
    private readonly queries: FairnessQueries,
  ) {}

  /** `month` is counted from January 1970; undefined: the last one that is over. */
  execute(tenantId: string, month: number | undefined): Promise<FairnessReading> {
    return this.database.withTenant(tenantId, async (tx) => {
      const { timeZone, today } = await this.calendars.calendar(tx, this.clock.now());
      const chosen = month ?? monthOf(today) - 1;
      const [from, to] = await this.calendars.starts(tx, [firstDayOf(chosen), firstDayOf(chosen + 1)]);
      const period = { from: from!, to: to! };
      const subjects: ServiceFairness[] = [];
      for (const subject of FAIRNESS_SUBJECTS)
        subjects.push(serviceFairness(subject, await this.queries.counted(tx, subject, period)));
      return { timeZone, month: chosen, ...period, subjects };
    });
  }
}
