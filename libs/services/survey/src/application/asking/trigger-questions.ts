import type { NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { afterQuietHours } from '../../domain/asking/local-time.js';
import { mayAsk } from '../../domain/asking/may-ask.js';
import { triggeredAt } from '../../domain/asking/own-clock.js';
import { rankOf, type Plan, type PlanAudience } from '../../domain/asking/plan.js';
import { suppressedEvent } from './asking-events.js';
import { AttentionStore } from './attention-store.js';
import { InvitationJobs } from './invitation-jobs.js';
import { InvitationStore, type NewInvitation, type Variables } from './invitation-store.js';
import { People, type KnownPerson } from './people.js';
import { questionOf } from './plan-question.js';
import { PlanStore } from './plan-store.js';

/** Something that happened with a customer. */
export interface CausingEvent {
  readonly id: string;
  readonly customerId: string;
  readonly kind: string;
  readonly occurredAt: Date;
  readonly properties: Variables;
}

/** An event that is told so much later than its question was due causes none: imports bring the past. */
const TOO_LATE_MS = 86_400_000;
/** Questions of one plan to one customer that an event can cancel. */
const MANY = 1000;

/** Plans and cancels the questions of triggers. */
@Injectable()
export class TriggerQuestions {
  constructor(
    private readonly plans: PlanStore,
    private readonly people: People,
    private readonly attention: AttentionStore,
    private readonly invitations: InvitationStore,
    private readonly jobs: InvitationJobs,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(tx: BatchTx, tenantId: string, event: CausingEvent): Promise<void> {
    const events: NewEvent[] = [];
    for (const plan of await this.plans.triggers(tx, tenantId, event.kind)) {
      // Read for each plan: the question of one is in the way of the next.
      const person = await this.people.lock(tx, tenantId, event.customerId, this.clock.now());
      if (person === undefined) continue;
      const isCause = plan.trigger?.event === event.kind;
      events.push(
        ...(await (isCause ? this.#ask(tx, tenantId, plan, person, event) : this.#cancel(tx, tenantId, plan, person))),
      );
    }
    if (events.length > 0) await this.log.append(tx, events);
  }

  /** Cancels the questions that wait because of these events, which were taken back. */
  async withdraw(tx: BatchTx, tenantId: string, eventIds: readonly string[]): Promise<void> {
    const [at, reason] = [this.clock.now(), 'event-withdrawn'];
    const cancelled = await this.invitations.suppressCaused(tx, tenantId, eventIds, reason, at);
    if (cancelled.length === 0) return;
    await this.log.append(
      tx,
      cancelled.map((each) => suppressedEvent({ id: this.ids.next(), tenantId, time: at }, each, reason)),
    );
  }

  async #cancel(tx: BatchTx, tenantId: string, plan: Plan, person: KnownPerson): Promise<readonly NewEvent[]> {
    const [at, reason] = [this.clock.now(), 'cancelled-by-event'];
    const options = { customerId: person.customerId, reason, at, limit: MANY };
    const cancelled = await this.invitations.suppressPlanned(tx, tenantId, plan.id, options);
    return cancelled.map((each) => suppressedEvent({ id: this.ids.next(), tenantId, time: at }, each, reason));
  }

  async #ask(
    tx: BatchTx,
    tenantId: string,
    plan: Plan,
    person: KnownPerson,
    event: CausingEvent,
  ): Promise<readonly NewEvent[]> {
    const now = this.clock.now();
    const due = triggeredAt(event.occurredAt, plan.trigger!.delayMinutes);
    const isMissed = due.getTime() < now.getTime() - TOO_LATE_MS || event.occurredAt < plan.startedAt!;
    if (isMissed || !isIn(plan.audience, person)) return [];
    const survey = (await this.plans.survey(tx, tenantId, plan.surveyId))!;
    const { settings, basis } = await this.attention.read(tx, tenantId);
    const quietHours = person.quietHours ?? settings.quietHours;
    const plannedAt = afterQuietHours(due > now ? due : now, quietHours, person.timeZone);
    const question = questionOf(plan, survey, basis, event.id);
    const decision = mayAsk(person, question, settings, plannedAt, 'planning');
    const invitation: NewInvitation = {
      id: this.ids.next(),
      planId: plan.id,
      surveyId: plan.surveyId,
      surveyVersion: plan.surveyVersion!,
      messageVersion: plan.messageVersion!,
      surveyKind: survey.kind,
      customerId: person.customerId,
      occurrence: await this.invitations.nextOccurrence(tx, tenantId, plan.id, person.customerId),
      rank: rankOf(plan.kind),
      byHand: false,
      matter: event.id,
      variables: event.properties,
      day: null,
      createdAt: now,
      plannedAt,
      ...(!decision.ask && { suppressed: decision }),
    };
    await this.invitations.insert(tx, tenantId, [invitation]);
    if (!decision.ask)
      return [suppressedEvent({ id: this.ids.next(), tenantId, time: now }, invitation, decision.reason)];
    const mail = { invitationId: invitation.id, step: 'invite' as const, number: 1, dueAt: plannedAt };
    await this.jobs.send(tx, tenantId, [mail]);
    return [];
  }
}

function isIn(audience: PlanAudience, { segments, externalId }: KnownPerson): boolean {
  if (audience.kind === 'segments') return audience.segmentIds.some((id) => segments.includes(id));
  return audience.kind === 'all' || audience.externalIds.includes(externalId);
}
