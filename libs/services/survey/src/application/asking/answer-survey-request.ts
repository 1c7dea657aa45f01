import { newEvent, SurveyRequestRefused, type NewEvent } from '@hearback/contracts';
import { ofTenant, type BatchTx } from '@hearback/database';
import { AppError, Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { AskOne } from './ask-one.js';
import { InvitationStore } from './invitation-store.js';
import { MailReach } from './mail-reach.js';
import { People } from './people.js';
import { PlanMessages } from './plan-message.js';

/** A survey that another service wants to have mailed to a customer. */
export interface SurveyRequest {
  readonly tenantId: string;
  /** The invitation gets this id, so that a request is answered once. */
  readonly invitationId: string;
  readonly surveyId: string;
  /** The workspace's own id of the customer. */
  readonly customer: string;
}

/**
 * Asks a customer because a rule, or the end of a task, says so. Whether the customer may be asked is decided as for every invitation;
 * what cannot become one is refused with its reason.
 */
@Injectable()
export class AnswerSurveyRequest {
  constructor(
    private readonly people: People,
    private readonly invitations: InvitationStore,
    private readonly messages: PlanMessages,
    private readonly askOne: AskOne,
    private readonly reach: MailReach,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  async execute(tx: BatchTx, request: SurveyRequest): Promise<void> {
    const { tenantId, invitationId } = request;
    if ((await this.invitations.find(tx, tenantId, invitationId)) !== undefined) return;
    const events = await this.#events(tx, request);
    if (events.length > 0) await this.log.append(tx, events);
  }

  async #events(tx: BatchTx, request: SurveyRequest): Promise<readonly NewEvent[]> {
    const { tenantId, invitationId: id, surveyId, customer } = request;
    const part = ofTenant(tx, tenantId);
    try {
      this.reach.assertReachable();
      const survey = await this.messages.openSurvey(part, surveyId);
      const customerId = await this.people.idOf(tx, tenantId, customer);
      const at = this.clock.now();
      const person = customerId === undefined ? undefined : await this.people.lock(tx, tenantId, customerId, at);
      if (person === undefined) return [this.#refused(request, 'unknown-customer')];
      const question = { id, survey, person, sendAt: null, isByHand: false, variables: {} };
      return (await this.askOne.execute(part, question)).events;
    } catch (error) {
      if (error instanceof AppError) return [this.#refused(request, error.code.replace(/^.*\./, ''))];
      throw error;
    }
  }

  #refused({ tenantId, invitationId, surveyId }: SurveyRequest, reason: string): NewEvent {
    const time = this.clock.now();
    const id = derivedId('survey-request-refused', invitationId);
    const payload = { invitation_id: invitationId, survey_id: surveyId, reason, refused_at: time.toISOString() };
    return newEvent(SurveyRequestRefused, { id, tenantId, time, payload }) as NewEvent;
  }
}
