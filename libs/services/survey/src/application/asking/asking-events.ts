import {
  InvitationClaimed,
  InvitationSuppressed,
  MessagePublished,
  newEvent,
  PlanChanged,
  SurveyActionAudited,
  type AuditedActionV1,
  type NewEvent,
} from '@hearback/contracts';
import type { Plan } from '../../domain/asking/plan.js';
import type { Actor } from '../audited.js';
import type { Invitation } from './invitation-store.js';
import type { KnownPerson } from './people.js';
import type { PlanMessage } from './plan-store.js';
import type { InvitationStep } from './invitation-jobs.js';

/** The id, workspace and time of an event. */
export interface NextEvent {
  readonly id: string;
  readonly tenantId: string;
  readonly time: Date;
}

/** That somebody is not asked, and why. */
export function suppressedEvent(
  next: NextEvent,
  invitation: Pick<Invitation, 'id' | 'planId' | 'surveyId' | 'customerId'>,
  reason: string,
): NewEvent {
  const { id, planId, surveyId, customerId } = invitation;
  const payload = {
    invitation_id: id,
    plan_id: planId,
    survey_id: surveyId,
    customer_id: customerId,
    reason,
    suppressed_at: next.time.toISOString(),
  };
  return newEvent(InvitationSuppressed, { ...next, payload }) as NewEvent;
}

/** That a mail about an invitation is to be sent. */
export function claimedEvent(
  next: NextEvent,
  invitation: Invitation,
  { step, number }: Pick<InvitationStep, 'step' | 'number'>,
  person: KnownPerson,
  asked: { readonly at: Date; readonly expiresAt: Date; readonly segments: readonly string[] },
): NewEvent {
  const payload = {
    invitation_id: invitation.id,
    step,
    step_number: number,
    plan_id: invitation.planId,
    survey_id: invitation.surveyId,
    survey_version: invitation.surveyVersion,
    message_version: invitation.messageVersion,
    customer_id: invitation.customerId,
    external_id: person.externalId,
    survey_kind: invitation.surveyKind,
    channel: invitation.channel,
    segments: [...asked.segments],
    variables: { ...invitation.variables },
    asked_at: asked.at.toISOString(),
    claimed_at: next.time.toISOString(),
    expires_at: asked.expiresAt.toISOString(),
  };
  return newEvent(InvitationClaimed, { ...next, payload }) as NewEvent;
}

/** The words of a plan's mails. */
export function messageEvent(next: NextEvent, surveyId: string, message: PlanMessage): NewEvent {
  const { planId, version, surveyVersion, senderId, texts, publishedAt } = message;
  const payload = {
    plan_id: planId,
    message_version: version,
    survey_id: surveyId,
    survey_version: surveyVersion,
    sender_id: senderId,
    texts: Object.fromEntries(Object.entries(texts).map(([language, words]) => [language, { ...words }])),
    published_at: publishedAt.toISOString(),
  };
  return newEvent(MessagePublished, { ...next, payload }) as NewEvent;
}

/** That a plan was started or changed. */
export function planEvent(next: NextEvent, plan: Plan): NewEvent {
  const payload = {
    plan_id: plan.id,
    survey_id: plan.surveyId,
    kind: plan.kind,
    name: plan.name,
    status: plan.status,
    window_days: plan.windowDays,
    revision: plan.revision,
    changed_at: next.time.toISOString(),
  };
  return newEvent(PlanChanged, { ...next, payload }) as NewEvent;
}

/** An action for the audit log of the workspace. */
export function auditedAsking(
  next: NextEvent,
  by: Actor | { readonly kind: 'system'; readonly id: null },
  target: AuditedActionV1['target'],
  action: string,
  after: AuditedActionV1['after'],
): NewEvent {
  const actor = { kind: by.kind, id: by.id };
  const payload = { entry_id: next.id, actor, action, target, before: null, after, at: next.time.toISOString() };
  return newEvent(SurveyActionAudited, { ...next, payload }) as NewEvent;
}
