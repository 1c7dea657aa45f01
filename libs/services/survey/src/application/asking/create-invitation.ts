import type { NewEvent } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { afterQuietHours } from '../../domain/asking/local-time.js';
import { mayAsk } from '../../domain/asking/may-ask.js';
import type { Question } from '../../domain/asking/person.js';
import { rankOf } from '../../domain/asking/plan.js';
import type { Actor } from '../audited.js';
import { auditedAsking, suppressedEvent, type NextEvent } from './asking-events.js';
import { askingErrors } from './asking.errors.js';
import { AttentionStore } from './attention-store.js';
import { InvitationJobs } from './invitation-jobs.js';
import { InvitationStore, type NewInvitation, type ShownInvitation, type Variables } from './invitation-store.js';
import { People, type KnownPerson } from './people.js';
import { MailReach } from './mail-reach.js';
import { PlanMessages } from './plan-message.js';
import type { AskedSurvey } from './plan-store.js';

/** The command to ask one customer. */
export interface CreateInvitationCommand {
  readonly surveyId: string;
  /** The workspace's own id of the customer. */
  readonly customer: string;
  /** Not before this time; null: now. */
  readonly sendAt: Date | null;
  readonly variables: Variables;
}

/** Asks one customer: plans the invitation, or says at once why it is not sent. */
@Injectable()
export class CreateInvitation {
  constructor(
    private readonly people: People,
    private readonly attention: AttentionStore,
    private readonly invitations: InvitationStore,
    private readonly jobs: InvitationJobs,
    private readonly messages: PlanMessages,
    private readonly reach: MailReach,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Returns the invitation. Throws `unknown-survey`, `survey-not-open`, `links-not-reachable` and `unknown-customer`. */
  async execute(unit: UnitOfWork, command: CreateInvitationCommand, by: Actor): Promise<ShownInvitation> {
    this.reach.assertReachable();
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      const at = this.clock.now();
      const survey = await this.messages.openSurvey(tx, command.surveyId);
      const person = await this.#lockedPerson(tx, command.customer, at);
      const { plan, events } = await this.messages.single(tx, survey, at);
      const { id: planId, surveyVersion, messageVersion } = plan;
      const { settings, basis } = await this.attention.read(tx, tenantId);
      const earliest = command.sendAt !== null && command.sendAt > at ? command.sendAt : at;
      const plannedAt = afterQuietHours(earliest, person.quietHours ?? settings.quietHours, person.timeZone);
      const byHand = by.kind === 'staff';
      const question = singleQuestion(survey, basis, byHand);
      const decision = mayAsk(person, question, settings, plannedAt, 'planning');
      const invitation: NewInvitation = {
        id: this.ids.next(),
        planId,
        surveyId: survey.id,
        surveyVersion,
        messageVersion,
        surveyKind: survey.kind,
        customerId: person.customerId,
        occurrence: await this.invitations.nextOccurrence(tx, tenantId, planId, person.customerId),
        rank: question.rank,
        byHand,
        matter: null,
        variables: command.variables,
        day: null,
        createdAt: at,
        plannedAt,
        ...(!decision.ask && { suppressed: decision }),
      };
      await this.invitations.insert(tx, tenantId, [invitation]);
      if (decision.ask)
        await this.jobs.send(tx, tenantId, [
          { invitationId: invitation.id, step: 'invite', number: 1, dueAt: plannedAt },
        ]);
      const shown = (await this.invitations.shown(tx, tenantId, invitation.id))!;
      await this.log.append(tx, [...events, ...this.#events({ tenantId, at, by }, invitation)]);
      return shown;
    });
  }

  async #lockedPerson(tx: TenantTx, externalId: string, at: Date): Promise<KnownPerson> {
    const id = await this.people.idOf(tx, tx.tenantId, externalId);
    const person = id === undefined ? undefined : await this.people.lock(tx, tx.tenantId, id, at);
    if (person !== undefined) return person;
    throw askingErrors.error('unknown-customer', undefined, {
      errors: [{ pointer: '/customer', code: 'unknown-reference', detail: 'must be the id of a known customer' }],
    });
  }

  #events(
    { tenantId, at, by }: { readonly tenantId: string; readonly at: Date; readonly by: Actor },
    invitation: NewInvitation,
  ): readonly NewEvent[] {
    const next = (): NextEvent => ({ id: this.ids.next(), tenantId, time: at });
    const { id, surveyId, suppressed } = invitation;
    const after = { survey_id: surveyId, reason: suppressed?.reason ?? null };
    const audited = auditedAsking(next(), by, { kind: 'invitation', id }, 'survey.invitation-created', after);
    return suppressed === undefined ? [audited] : [suppressedEvent(next(), invitation, suppressed.reason), audited];
  }
}

/** What a customer is asked whom staff or a program have chosen. */
function singleQuestion({ kind }: AskedSurvey, basis: Question['basis'], isByHand: boolean): Question {
  return { kind, rank: rankOf('single'), matter: null, basis, isByHand, invitationId: null };
}
