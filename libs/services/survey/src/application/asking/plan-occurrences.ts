import type { NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { occurrenceDay, planRecurring, type OccurrenceWindow } from '../../domain/asking/plan-recurring.js';
import { rankOf, type Plan, type PlanRecurrence } from '../../domain/asking/plan.js';
import { suppressedEvent } from './asking-events.js';
import { AttentionStore } from './attention-store.js';
import { CustomerDates } from './customer-dates.js';
import { InvitationJobs } from './invitation-jobs.js';
import { InvitationStore, type NewInvitation } from './invitation-store.js';
import { People } from './people.js';
import { questionOf } from './plan-question.js';
import { PlanStore, type AskedSurvey } from './plan-store.js';

/** Customers who are looked at in one transaction. */
const CHUNK = 500;
/** How far ahead questions are planned; more than a day, so that a run that is late misses none. */
const AHEAD_MS = 36 * 3_600_000;

interface Run {
  readonly tenantId: string;
  readonly plan: Plan;
  readonly recurring: PlanRecurrence;
  readonly survey: AskedSurvey;
  readonly window: OccurrenceWindow & { readonly until: Date };
}

/** Plans the next questions of a recurring survey, a chunk of customers after the other; a run each day covers the next day. */
@Injectable()
export class PlanOccurrences {
  constructor(
    private readonly plans: PlanStore,
    private readonly dates: CustomerDates,
    private readonly people: People,
    private readonly attention: AttentionStore,
    private readonly invitations: InvitationStore,
    private readonly jobs: InvitationJobs,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Returns whether customers are left in this run; undefined if the plan does not run. */
  async execute(tx: BatchTx, tenantId: string, planId: string): Promise<boolean | undefined> {
    const plan = await this.plans.lock(tx, tenantId, planId);
    if (plan?.status !== 'running' || plan.recurring === null) return undefined;
    const now = this.clock.now();
    const until = plan.occurrences.planning ?? new Date(now.getTime() + AHEAD_MS);
    const window = { after: plan.occurrences.planned ?? plan.startedAt!, until, now };
    const survey = (await this.plans.survey(tx, tenantId, plan.surveyId))!;
    const places = await this.plans.audience(tx, tenantId, planId, plan.audience, plan.plannedThrough, CHUNK);
    const ids = places.map(({ customerId }) => customerId);
    await this.#plan(tx, { tenantId, plan, recurring: plan.recurring, survey, window }, ids);
    const isMore = places.length === CHUNK;
    await this.plans.update(tx, tenantId, {
      ...plan,
      plannedThrough: isMore ? places.at(-1)!.key : null,
      occurrences: isMore ? { ...plan.occurrences, planning: until } : { planned: until, planning: null },
    });
    return isMore;
  }

  async #plan(tx: BatchTx, run: Run, ids: readonly string[]): Promise<void> {
    const { tenantId, plan, recurring, survey, window } = run;
    const dated = await this.dates.of(tx, tenantId, ids, recurring.anchor);
    const due = dated.filter(({ day, timeZone }) => occurrenceDay(day, recurring, timeZone, window) !== undefined);
    if (due.length === 0) return;
    const anchors = new Map(due.map(({ customerId, day }) => [customerId, day]));
    const people = await this.people.lockAll(tx, tenantId, [...anchors.keys()], window.now);
    const anchored = people.map((person) => ({ person, anchor: anchors.get(person.customerId)! }));
    const { settings, basis } = await this.attention.read(tx, tenantId);
    const planned = planRecurring(anchored, questionOf(plan, survey, basis), settings, recurring, window);
    const asked = planned.asked.map((each) => this.#invitation(run, each));
    const leftOut = planned.leftOut.map(({ reason, until, ...each }) => ({
      ...this.#invitation(run, { ...each, day: null, at: window.now }),
      suppressed: { reason, until },
    }));
    // A question that was planned before the plan was paused keeps its place.
    const added = await this.invitations.insert(tx, tenantId, [...asked, ...leftOut]);
    const mails = asked
      .filter(({ id }) => added.has(id))
      .map(({ id, plannedAt }) => ({ invitationId: id, step: 'invite' as const, number: 1, dueAt: plannedAt }));
    await this.jobs.send(tx, tenantId, mails);
    const events = leftOut
      .filter(({ id }) => added.has(id))
      .map((each) =>
        suppressedEvent({ id: this.ids.next(), tenantId, time: window.now }, each, each.suppressed.reason),
      );
    if (events.length > 0) await this.log.append(tx, events as readonly NewEvent[]);
  }

  #invitation(
    { plan, survey, window }: Run,
    due: { readonly customerId: string; readonly number: number; readonly day: string | null; readonly at: Date },
  ): NewInvitation {
    return {
      id: this.ids.next(),
      planId: plan.id,
      surveyId: plan.surveyId,
      surveyVersion: plan.surveyVersion!,
      messageVersion: plan.messageVersion!,
      surveyKind: survey.kind,
      customerId: due.customerId,
      occurrence: due.number,
      rank: rankOf(plan.kind),
      byHand: false,
      matter: null,
      variables: {},
      day: due.day,
      createdAt: window.now,
      plannedAt: due.at,
    };
  }
}
