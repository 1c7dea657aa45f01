import type { BatchTx } from '@hearback/database';
import { HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { ContinuePlan } from '../../application/asking/continue-plan.js';
import { GuardPlan } from '../../application/asking/guard-plan.js';
import { InvitationJobs } from '../../application/asking/invitation-jobs.js';
import { PlanAudience } from '../../application/asking/plan-audience.js';
import { PlanOccurrences } from '../../application/asking/plan-occurrences.js';
import { GuardPlanJob, PlanAudienceJob, PlanOccurrencesJob, ResumePlanJob, StopPlanJob } from './job-invitations.js';

const DAY_MS = 86_400_000;

/** Runs the jobs of plans, a chunk in each; the next one is made in the transaction of the chunk. */
@Injectable()
export class PlansWorker {
  constructor(
    private readonly planAudience: PlanAudience,
    private readonly planOccurrences: PlanOccurrences,
    private readonly continuePlan: ContinuePlan,
    private readonly guardPlan: GuardPlan,
    private readonly invitationJobs: InvitationJobs,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  @HandleJob(PlanAudienceJob)
  async plan({ tenantId, payload: { plan_id: planId } }: JobOf<(typeof PlanAudienceJob)['schema']>) {
    return async (tx: BatchTx) => {
      const isMore = await this.planAudience.execute(tx, tenantId, planId);
      if (isMore) await this.invitationJobs.plan(tx, tenantId, planId, this.clock.now());
    };
  }

  @HandleJob(PlanOccurrencesJob)
  async occurrences({ tenantId, payload: { plan_id: planId } }: JobOf<(typeof PlanOccurrencesJob)['schema']>) {
    return async (tx: BatchTx) => {
      const isMore = await this.planOccurrences.execute(tx, tenantId, planId);
      if (isMore === undefined) return;
      const now = this.clock.now();
      const [dueAt, dedupe] = isMore ? [now, undefined] : [new Date(now.getTime() + DAY_MS), planId];
      await this.jobs.enqueue(tx, PlanOccurrencesJob, { tenantId, payload: { plan_id: planId }, dueAt, dedupe });
    };
  }

  @HandleJob(ResumePlanJob)
  async resume({ tenantId, payload }: JobOf<(typeof ResumePlanJob)['schema']>) {
    const at = payload.at === undefined ? this.clock.now() : new Date(payload.at);
    return async (tx: BatchTx) => {
      const last = await this.continuePlan.resume(tx, tenantId, payload.plan_id, payload.after, at);
      if (last === undefined) return;
      const next = { tenantId, payload: { ...payload, after: last, at: at.toISOString() }, dueAt: this.clock.now() };
      await this.jobs.enqueue(tx, ResumePlanJob, next);
    };
  }

  @HandleJob(GuardPlanJob)
  async guard({ tenantId, payload: { plan_id: planId } }: JobOf<(typeof GuardPlanJob)['schema']>) {
    return (tx: BatchTx) => this.guardPlan.execute(tx, tenantId, planId);
  }

  @HandleJob(StopPlanJob)
  async stop({ tenantId, payload: { plan_id: planId } }: JobOf<(typeof StopPlanJob)['schema']>) {
    return async (tx: BatchTx) => {
      const isMore = await this.continuePlan.stop(tx, tenantId, planId);
      if (isMore) await this.invitationJobs.stop(tx, tenantId, planId, this.clock.now());
    };
  }
}
