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

/** Decides about invitations that are due at the same time. */
export const SendInvitationsJob = defineJob(
  'survey.send-invitations',
  Type.Object({ invitation_ids: Type.Array(Type.String()) }),
);

/** Maximum number of invitations of a job. */
const TOGETHER = 50;

/** Ends the invitations of an hour. */
export const ExpireInvitationsJob = defineJob('survey.expire-invitations', Type.Object({ hour: Type.String() }));

const OfPlan = Type.Object({ plan_id: Type.String() });

/** Gives the next customers of a campaign their places. */
export const PlanAudienceJob = defineJob('survey.plan-audience', OfPlan);
/** Plans the next questions of a recurring survey. */
export const PlanOccurrencesJob = defineJob('survey.plan-occurrences', OfPlan);
/** Sends the next invitations of a resumed plan. */
export const ResumePlanJob = defineJob(
  'survey.resume-plan',
  Type.Object({
    plan_id: Type.String(),
    after: Type.Union([Type.String(), Type.Null()]),
    /** When it was resumed. */
    at: Type.Optional(Type.String()),
  }),
);
/** Suppresses the next invitations of a stopped plan. */
export const StopPlanJob = defineJob('survey.stop-plan', OfPlan);
/** Pauses a campaign that does harm. */
export const GuardPlanJob = defineJob('survey.guard-plan', OfPlan);

/**
 * `InvitationJobs` with jobs: one for first questions that are due together, one for each other mail, for each plan, and for each hour in
 * which invitations end.
 */
@Injectable()
export class JobInvitations extends InvitationJobs {
  constructor(private readonly jobs: JobQueue) {
    super();
  }

  override async send(
    tx: Tx,
    tenantId: string,
    steps: readonly (InvitationStep & { readonly dueAt: Date })[],
  ): Promise<void> {
    const groups = groupsOf(steps);
    const together = groups.filter((group) => group.length > 1);
    const alone = groups.flatMap((group) => (group.length === 1 ? group : []));
    await this.jobs.enqueueAll(
      tx,
      SendInvitationJob,
      alone.map(({ invitationId, step, number, dueAt }) => ({
        tenantId,
        payload: { invitation_id: invitationId, step, number },
        dueAt,
        dedupe: `${invitationId}:${step}:${number}`,
      })),
    );
    await this.jobs.enqueueAll(
      tx,
      SendInvitationsJob,
      together.map((group) => ({
        tenantId,
        payload: { invitation_ids: group.map(({ invitationId }) => invitationId) },
        dueAt: group[0]!.dueAt,
      })),
    );
  }

  override plan(tx: Tx, tenantId: string, planId: string, at: Date): Promise<void> {
    return this.jobs.enqueue(tx, PlanAudienceJob, {
      tenantId,
      payload: { plan_id: planId },
      dueAt: at,
      dedupe: planId,
    });
  }

  override occurrences(tx: Tx, tenantId: string, planId: string, at: Date): Promise<void> {
    return this.jobs.enqueue(tx, PlanOccurrencesJob, { tenantId, payload: { plan_id: planId }, dueAt: at });
  }

  override resume(tx: Tx, tenantId: string, planId: string, at: Date): Promise<void> {
    return this.jobs.enqueue(tx, ResumePlanJob, {
      tenantId,
      payload: { plan_id: planId, after: null, at: at.toISOString() },
      dueAt: at,
    });
  }

  override stop(tx: Tx, tenantId: string, planId: string, at: Date): Promise<void> {
    return this.jobs.enqueue(tx, StopPlanJob, { tenantId, payload: { plan_id: planId }, dueAt: at, dedupe: planId });
  }

  override guard(tx: Tx, tenantId: string, planId: string, at: Date): Promise<void> {
    // One for each fact: a job that is running has perhaps counted already, and would not see the newest.
    return this.jobs.enqueue(tx, GuardPlanJob, { tenantId, payload: { plan_id: planId }, dueAt: at });
  }

  override expire(tx: Tx, tenantId: string, expiresAt: Date): Promise<void> {
    const dueAt = new Date(Math.ceil(expiresAt.getTime() / HOUR_MS) * HOUR_MS);
    const hour = dueAt.toISOString();
    return this.jobs.enqueue(tx, ExpireInvitationsJob, { tenantId, payload: { hour }, dueAt, dedupe: hour });
  }
}

type DueStep = InvitationStep & { readonly dueAt: Date };

/** First questions that are due at the same time, in groups of at most `TOGETHER`; all others alone. */
function groupsOf(steps: readonly DueStep[]): readonly (readonly DueStep[])[] {
  const groups: DueStep[][] = [];
  const open = new Map<number, DueStep[]>();
  for (const step of steps) {
    const group = step.step === 'invite' ? open.get(step.dueAt.getTime()) : undefined;
    if (group !== undefined && group.length < TOGETHER) group.push(step);
    else {
      const next = [step];
      groups.push(next);
      if (step.step === 'invite') open.set(step.dueAt.getTime(), next);
    }
  }
  return groups;
}

/** Runs the jobs of invitations. What a claim writes is committed with the end of its job. */
@Injectable()
export class InvitationsWorker {
  constructor(
    private readonly sendInvitation: SendInvitation,
    private readonly sendFollowUp: SendFollowUp,
    private readonly expireInvitations: ExpireInvitations,
    private readonly invitationJobs: InvitationJobs,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  @HandleJob(SendInvitationJob)
  async send({ tenantId, payload }: JobOf<(typeof SendInvitationJob)['schema']>) {
    const { invitation_id: invitationId, step, number } = payload;
    return (tx: BatchTx) =>
      step === 'invite'
        ? this.sendInvitation.execute(tx, tenantId, [invitationId])
        : this.sendFollowUp.execute(tx, tenantId, { invitationId, step, number });
  }

  /** After a failure each invitation gets a job of its own, so that one does not hold back the others. */
  @HandleJob(SendInvitationsJob)
  async sendAll({ tenantId, payload, attempt }: JobOf<(typeof SendInvitationsJob)['schema']>) {
    const { invitation_ids: ids } = payload;
    if (attempt === 1) return (tx: BatchTx) => this.sendInvitation.execute(tx, tenantId, ids);
    return async (tx: BatchTx) => {
      for (const invitationId of ids)
        await this.invitationJobs.send(tx, tenantId, [
          { invitationId, step: 'invite', number: 1, dueAt: this.clock.now() },
        ]);
    };
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
