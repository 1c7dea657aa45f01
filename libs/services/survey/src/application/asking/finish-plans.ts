import type { NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { planEvent } from './asking-events.js';
import { PlanStore } from './plan-store.js';

/** Finishes campaigns whose invitations are all answered or over. */
@Injectable()
export class FinishPlans {
  constructor(
    private readonly plans: PlanStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Returns the events, which the caller appends. */
  async execute(tx: BatchTx, tenantId: string): Promise<readonly NewEvent[]> {
    const at = this.clock.now();
    const events: NewEvent[] = [];
    for (const plan of await this.plans.done(tx, tenantId)) {
      const after = { ...plan, status: 'finished' as const, endedAt: at, updatedAt: at, revision: plan.revision + 1 };
      await this.plans.update(tx, tenantId, after);
      events.push(planEvent({ id: this.ids.next(), tenantId, time: at }, after));
    }
    return events;
  }
}
