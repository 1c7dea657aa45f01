import type { NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { daysOf, givePlaces, type CampaignPlan } from '../../domain/asking/plan-campaign.js';
import { PLANNED_ALL, rankOf, type Plan } from '../../domain/asking/plan.js';
import { suppressedEvent } from './asking-events.js';
import { AttentionStore } from './attention-store.js';
import { FinishPlans } from './finish-plans.js';
import { InvitationJobs } from './invitation-jobs.js';
import { InvitationStore, type NewInvitation } from './invitation-store.js';
import { People, type KnownPerson } from './people.js';
import { questionOf, scheduleOf } from './plan-question.js';
import { PlanStore, type AskedSurvey } from './plan-store.js';

/** Customers who get their places in one transaction. */
const CHUNK = 500;

/** Gives the customers of a campaign their places, a chunk after the other; the end of a chunk is stored with its invitations. */
@Injectable()
export class PlanAudience {
  constructor(
    private readonly plans: PlanStore,
    private readonly people: People,
    private readonly attention: AttentionStore,
    private readonly invitations: InvitationStore,
    private readonly jobs: InvitationJobs,
    private readonly finishPlans: FinishPlans,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Returns whether customers are left. */
  async execute(tx: BatchTx, tenantId: string, planId: string): Promise<boolean> {
    const plan = await this.plans.lock(tx, tenantId, planId);
    const isActive = plan?.status === 'running' || plan?.status === 'paused';
    if (plan === undefined || !isActive || plan.plannedThrough === PLANNED_ALL) return false;
    const survey = (await this.plans.survey(tx, tenantId, plan.surveyId))!;
    const now = this.clock.now();
    const places = await this.plans.audience(tx, tenantId, planId, plan.audience, plan.plannedThrough, CHUNK);
    const ids = places.map(({ customerId }) => customerId);
    const people = new Map((await this.people.lockAll(tx, tenantId, ids, now)).map((each) => [each.customerId, each]));
    const ordered = ids.flatMap((id) => people.get(id) ?? []);
    const given = await this.#places(tx, tenantId, plan, survey, ordered);
    const events = await this.#store(tx, tenantId, { plan, survey, given, now });
    const isLast = places.length < CHUNK;
    await this.plans.update(tx, tenantId, { ...plan, plannedThrough: isLast ? PLANNED_ALL : places.at(-1)!.key });
    const finished = isLast ? await this.finishPlans.execute(tx, tenantId) : [];
    await this.log.append(tx, [...events, ...finished]);
    return !isLast;
  }

  async #places(
    tx: BatchTx,
    tenantId: string,
    plan: Plan,
    survey: AskedSurvey,
    ordered: readonly KnownPerson[],
  ): Promise<CampaignPlan> {
    const { settings, basis } = await this.attention.read(tx, tenantId);
    const schedule = scheduleOf(plan, plan.startedAt!);
    const days = daysOf(schedule, await this.plans.taken(tx, tenantId, plan.id));
    return givePlaces(ordered, questionOf(plan, survey, basis), settings, schedule, days);
  }

  async #store(
    tx: BatchTx,
    tenantId: string,
    {
      plan,
      survey,
      given,
      now,
    }: { readonly plan: Plan; readonly survey: AskedSurvey; readonly given: CampaignPlan; readonly now: Date },
  ): Promise<readonly NewEvent[]> {
    const base = (customerId: string) => ({
      id: this.ids.next(),
      planId: plan.id,
      surveyId: plan.surveyId,
      surveyVersion: plan.surveyVersion!,
      messageVersion: plan.messageVersion!,
      surveyKind: survey.kind,
      customerId,
      occurrence: 1,
      rank: rankOf(plan.kind),
      byHand: false,
      matter: null,
      variables: {},
      createdAt: now,
    });
    const asked: NewInvitation[] = given.asked.map(({ customerId, day, at }) => ({
      ...base(customerId),
      day,
      plannedAt: at,
    }));
    const leftOut: NewInvitation[] = given.leftOut.map(({ customerId, reason, until }) => ({
      ...base(customerId),
      day: null,
      plannedAt: now,
      suppressed: { reason, until },
    }));
    await this.invitations.insert(tx, tenantId, [...asked, ...leftOut]);
    const mails = asked.map(({ id, plannedAt }) => ({
      invitationId: id,
      step: 'invite' as const,
      number: 1,
      dueAt: plannedAt,
    }));
    await this.jobs.send(tx, tenantId, mails);
    return leftOut.map((invitation) =>
      suppressedEvent({ id: this.ids.next(), tenantId, time: now }, invitation, invitation.suppressed!.reason),
    );
  }
}
