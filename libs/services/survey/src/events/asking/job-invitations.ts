import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { BatchTx, Tx } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { ExpireInvitations } from '../../application/asking/expire-invitations.js';
import { InvitationJobs, type InvitationStep } from '../../application/asking/invitation-jobs.js';
import { SendFollowUp } from '../../application/asking/send-follow-up.js';
import { SendInvitation } from '../../application/asking/send-invitation.js';

const HOUR_MS = 3_600_000;

/** Decides about a mail of an invitation that is due. */
export const SendInvitationJob = defineJob(
  'survey.send-invitation',
  Type.Object({
    invitation_id: Type.String(),
    step: Type.Union([Type.Literal('invite'), Type.Literal('reminder'), Type.Literal('thanks')]),
    number: Type.Integer({ minimum: 1 }),
  }),
);

/** Ends the invitations of an hour. */
export const ExpireInvitationsJob = defineJob('survey.expire-invitations', Type.Object({ hour: Type.String() }));

const OfPlan = Type.Object({ plan_id: Type.String() });

/** Gives the next customers of a campaign their places. */
export const PlanAudienceJob = defineJob('survey.plan-audience', OfPlan);
/** Sends the next invitations of a resumed plan. */
export const ResumePlanJob = defineJob(
  'survey.resume-plan',
  Type.Object({ plan_id: Type.String(), after: Type.Union([Type.String(), Type.Null()]) }),
);
/** Suppresses the next invitations of a stopped plan. */
export const StopPlanJob = defineJob('survey.stop-plan', OfPlan);

/** `InvitationJobs` with jobs: one for each mail and plan, and one for each hour in which invitations end. */
@Injectable()
export class JobInvitations extends InvitationJobs {
  constructor(private readonly jobs: JobQueue) {
    super();
  }

  override send(
    tx: Tx,
    tenantId: string,
    steps: readonly (InvitationStep & { readonly dueAt: Date })[],
  ): Promise<void> {
    const jobs = steps.map(({ invitationId, step, number, dueAt }) => ({
      tenantId,
      payload: { invitation_id: invitationId, step, number },
      dueAt,
      dedupe: `${invitationId}:${step}:${number}`,
    }));
    return this.jobs.enqueueAll(tx, SendInvitationJob, jobs);
  }

  override plan(tx: Tx, tenantId: string, planId: string, at: Date): Promise<void> {
    return this.jobs.enqueue(tx, PlanAudienceJob, {
      tenantId,
      payload: { plan_id: planId },
      dueAt: at,
      dedupe: planId,
    });
  }

  override resume(tx: Tx, tenantId: string, planId: string, at: Date): Promise<void> {
    return this.jobs.enqueue(tx, ResumePlanJob, { tenantId, payload: { plan_id: planId, after: null }, dueAt: at });
  }

  override stop(tx: Tx, tenantId: string, planId: string, at: Date): Promise<void> {
    return this.jobs.enqueue(tx, StopPlanJob, { tenantId, payload: { plan_id: planId }, dueAt: at, dedupe: planId });
  }

  override expire(tx: Tx, tenantId: string, expiresAt: Date): Promise<void> {
    const dueAt = new Date(Math.ceil(expiresAt.getTime() / HOUR_MS) * HOUR_MS);
    const hour = dueAt.toISOString();
    return this.jobs.enqueue(tx, ExpireInvitationsJob, { tenantId, payload: { hour }, dueAt, dedupe: hour });
  }
}

/** Runs the jobs of invitations. What a claim writes is committed with the end of its job. */
@Injectable()
export class InvitationsWorker {
  constructor(
    private readonly sendInvitation: SendInvitation,
    private readonly sendFollowUp: SendFollowUp,
    private readonly expireInvitations: ExpireInvitations,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  @HandleJob(SendInvitationJob)
  async send({ tenantId, payload }: JobOf<(typeof SendInvitationJob)['schema']>) {
    const { invitation_id: invitationId, step, number } = payload;
    return (tx: BatchTx) =>
      step === 'invite'
        ? this.sendInvitation.execute(tx, tenantId, { invitationId })
        : this.sendFollowUp.execute(tx, tenantId, { invitationId, step, number });
  }

  @HandleJob(ExpireInvitationsJob)
  async expire({ tenantId, payload }: JobOf<(typeof ExpireInvitationsJob)['schema']>) {
    return async (tx: BatchTx) => {
      if (!(await this.expireInvitations.execute(tx, tenantId))) return;
      const next = { tenantId, payload, dueAt: this.clock.now(), dedupe: payload.hour };
      await this.jobs.enqueue(tx, ExpireInvitationsJob, next);
    };
  }
}
