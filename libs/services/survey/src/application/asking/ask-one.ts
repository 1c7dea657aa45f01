import type { NewEvent } from '@hearback/contracts';
import type { OneTenantTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { afterQuietHours } from '../../domain/asking/local-time.js';
import { mayAsk } from '../../domain/asking/may-ask.js';
import type { Question } from '../../domain/asking/person.js';
import { rankOf } from '../../domain/asking/plan.js';
import { suppressedEvent } from './asking-events.js';
import { AttentionStore } from './attention-store.js';
import { InvitationJobs } from './invitation-jobs.js';
import { InvitationStore, type NewInvitation, type Variables } from './invitation-store.js';
import type { KnownPerson } from './people.js';
import { PlanMessages, type OpenSurvey } from './plan-message.js';
import type { AskedSurvey } from './plan-store.js';

/** A question to one customer, whose row is locked. */
export interface SingleQuestion {
  /** Of the invitation. */
  readonly id: string;
  readonly survey: OpenSurvey;
  readonly person: KnownPerson;
  /** Not before this time; null: now. */
  readonly sendAt: Date | null;
  /** Whether a member of staff has chosen the customer. */
  readonly isByHand: boolean;
  readonly variables: Variables;
}

/** Plans the question to one customer, or suppresses it at once with the reason. */
@Injectable()
export class AskOne {
  constructor(
    private readonly attention: AttentionStore,
    private readonly invitations: InvitationStore,
    private readonly jobs: InvitationJobs,
    private readonly messages: PlanMessages,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** The stored invitation with the events to append. */
  async execute(
    tx: OneTenantTx,
    { id, survey, person, sendAt, isByHand, variables }: SingleQuestion,
  ): Promise<{ readonly invitation: NewInvitation; readonly events: readonly NewEvent[] }> {
    const { tenantId } = tx;
    const at = this.clock.now();
    const { plan, events } = await this.messages.single(tx, survey, at);
    const { settings, basis } = await this.attention.read(tx, tenantId);
    const earliest = sendAt !== null && sendAt > at ? sendAt : at;
    const plannedAt = afterQuietHours(earliest, person.quietHours ?? settings.quietHours, person.timeZone);
    const question = singleQuestion(survey, basis, isByHand);
    const decision = mayAsk(person, question, settings, plannedAt, 'planning');
    const invitation: NewInvitation = {
      id,
      planId: plan.id,
      surveyId: survey.id,
      surveyVersion: plan.surveyVersion,
      messageVersion: plan.messageVersion,
      surveyKind: survey.kind,
      customerId: person.customerId,
      occurrence: await this.invitations.nextOccurrence(tx, tenantId, plan.id, person.customerId),
      rank: question.rank,
      byHand: isByHand,
      matter: null,
      variables,
      day: null,
      createdAt: at,
      plannedAt,
      ...(!decision.ask && { suppressed: decision }),
    };
    await this.invitations.insert(tx, tenantId, [invitation]);
    if (decision.ask) {
      await this.jobs.send(tx, tenantId, [{ invitationId: id, step: 'invite', number: 1, dueAt: plannedAt }]);
      return { invitation, events };
    }
    const next = { id: this.ids.next(), tenantId, time: at };
    return { invitation, events: [...events, suppressedEvent(next, invitation, decision.reason)] };
  }
}

/** What a customer is asked whom staff or a program have chosen. */
function singleQuestion({ kind }: AskedSurvey, basis: Question['basis'], isByHand: boolean): Question {
  return { kind, rank: rankOf('single'), matter: null, basis, isByHand, invitationId: null };
}
