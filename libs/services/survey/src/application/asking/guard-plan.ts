import type { BatchTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { reasonToPause } from '../../domain/asking/plan-guard.js';
import { auditedAsking, planEvent } from './asking-events.js';
import { CampaignHarm } from './campaign-harm.js';
import { PlanStore } from './plan-store.js';

/** Pauses a campaign whose mails bounce, are reported as spam or are refused more often than senders can afford. */
@Injectable()
export class GuardPlan {
  constructor(
    private readonly plans: PlanStore,
    private readonly harm: CampaignHarm,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Counts since the campaign was started, or resumed by somebody who knows of its counts. */
  async execute(tx: BatchTx, tenantId: string, planId: string): Promise<void> {
    const plan = await this.plans.lock(tx, tenantId, planId);
    if (plan?.kind !== 'campaign' || plan.status !== 'running') return;
    const counts = await this.harm.counts(tx, tenantId, planId, plan.guardedSince);
    const reason = reasonToPause(counts);
    if (reason === undefined) return;
    const at = this.clock.now();
    const status = 'paused' as const;
    const after = { ...plan, status, pausedBecause: reason, updatedAt: at, revision: plan.revision + 1 };
    await this.plans.update(tx, tenantId, after);
    const next = () => ({ id: this.ids.next(), tenantId, time: at });
    const by = { kind: 'system' as const, id: null };
    const target = { kind: 'plan', id: planId };
    const facts = { name: plan.name, reason, asked: counts.asked, customers: counts[reason] };
    await this.log.append(tx, [
      planEvent(next(), after),
      auditedAsking(next(), by, target, 'survey.plan-paused', facts),
    ]);
  }
}
