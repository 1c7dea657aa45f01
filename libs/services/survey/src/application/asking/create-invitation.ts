import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../audited.js';
import { AskOne } from './ask-one.js';
import { auditedAsking } from './asking-events.js';
import { askingErrors } from './asking.errors.js';
import { InvitationStore, type ShownInvitation, type Variables } from './invitation-store.js';
import { People, type KnownPerson } from './people.js';
import { MailReach } from './mail-reach.js';
import { PlanMessages } from './plan-message.js';

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
    private readonly invitations: InvitationStore,
    private readonly messages: PlanMessages,
    private readonly askOne: AskOne,
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
      const { sendAt, variables } = command;
      const isByHand = by.kind === 'staff';
      const question = { id: this.ids.next(), survey, person, sendAt, isByHand, variables };
      const { invitation, events } = await this.askOne.execute(tx, question);
      const { id, surveyId, suppressed } = invitation;
      const after = { survey_id: surveyId, reason: suppressed?.reason ?? null };
      const next = { id: this.ids.next(), tenantId, time: at };
      const audited = auditedAsking(next, by, { kind: 'invitation', id }, 'survey.invitation-created', after);
      const shown = (await this.invitations.shown(tx, tenantId, id))!;
      await this.log.append(tx, [...events, audited]);
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
}
