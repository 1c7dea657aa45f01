import { Injectable } from '@nestjs/common';
import { CustomersActionAudited, newEvent, type NewEvent } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { AffectedCustomer } from '../../domain/privacy/affected-customer.js';
import { customersErrors } from '../customers.errors.js';
import type { Actor } from '../segments/audited.js';

/** The time in which data may have been seen by others. */
export interface BreachPeriod {
  readonly from: Date;
  readonly to: Date;
}

/** Customers of whom there was data in a period. */
export abstract class AffectedCustomers {
  abstract count(tx: TenantTx, period: BreachPeriod): Promise<number>;
  /** In the order of their ids, after this one. */
  abstract page(tenantId: string, period: BreachPeriod, after: string | null): Promise<readonly AffectedCustomer[]>;
}

/** Reports whom a breach affects, and with which kinds of data (GDPR, articles 33 and 34). Who asked for it is in the audit log. */
@Injectable()
export class ReportBreach {
  constructor(
    private readonly customers: AffectedCustomers,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The customers, read in pages. Throws `bad-breach-period`. */
  async execute(unit: UnitOfWork, period: BreachPeriod, by: Actor): Promise<AsyncIterable<AffectedCustomer>> {
    if (period.from >= period.to) throw customersErrors.error('bad-breach-period');
    await unit.run(async (tx) => {
      const count = await this.customers.count(tx, period);
      await this.log.append(tx, [this.#audited(tx.tenantId, period, count, by)]);
    });
    return this.#pages(unit.tenantId, period);
  }

  async *#pages(tenantId: string, period: BreachPeriod): AsyncGenerator<AffectedCustomer> {
    for (let after: string | null = null; ;) {
      const page = await this.customers.page(tenantId, period, after);
      yield* page;
      const last = page.at(-1);
      if (last === undefined) return;
      after = last.id;
    }
  }

  #audited(tenantId: string, { from, to }: BreachPeriod, customers: number, by: Actor): NewEvent {
    const time = this.clock.now();
    const id = this.ids.next();
    const payload = {
      entry_id: id,
      actor: { kind: by.kind, id: by.id },
      action: 'breach-report.created',
      target: { kind: 'workspace', id: tenantId },
      before: null,
      after: { from: from.toISOString(), to: to.toISOString(), customers },
      at: time.toISOString(),
    };
    return newEvent(CustomersActionAudited, { id, tenantId, time, payload }) as NewEvent;
  }
}
