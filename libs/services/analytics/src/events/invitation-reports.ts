import type {
  AddressSuppressed,
  ConsentRecorded,
  EventOf,
  EvidenceChanged,
  InvitationAnswered,
  InvitationClaimed,
  InvitationExpired,
  InvitationMailBounced,
  InvitationMailDelivered,
  InvitationSuppressed,
  PreferencesChanged,
} from '@hearback/contracts';
import type { InvitationReport } from '../application/invitation-store.js';

/** The mail that asks; reminders and thanks say nothing about whether a customer was reached. */
const QUESTION = 'invite';

/** The evidence of an invitation that nobody has opened. */
const UNOPENED = 'none';

export function claimReport({ tenantId, payload }: EventOf<typeof InvitationClaimed>): InvitationReport {
  const { invitation_id, survey_id, plan_id, customer_id, channel, segments, claimed_at, asked_at } = payload;
  return {
    tenantId,
    invitationId: invitation_id,
    surveyId: survey_id,
    claim: { at: claimed_at, planId: plan_id, customerId: customer_id, channel, segments },
    times: { asked: asked_at },
  };
}

export function suppressionReport({ tenantId, payload }: EventOf<typeof InvitationSuppressed>): InvitationReport {
  const { invitation_id, survey_id, plan_id, reason, suppressed_at } = payload;
  return {
    tenantId,
    invitationId: invitation_id,
    surveyId: survey_id,
    suppressed: { at: suppressed_at, reason, planId: plan_id },
  };
}

export function expiryReport({ tenantId, payload }: EventOf<typeof InvitationExpired>): InvitationReport {
  const { invitation_id, survey_id, expired_at } = payload;
  return { tenantId, invitationId: invitation_id, surveyId: survey_id, times: { expired: expired_at } };
}

export function deliveryReport({
  tenantId,
  payload,
}: EventOf<typeof InvitationMailDelivered>): InvitationReport | undefined {
  const { invitation_id, step, delivered_at } = payload;
  return step === QUESTION ? { tenantId, invitationId: invitation_id, times: { sent: delivered_at } } : undefined;
}

export function bounceReport({
  tenantId,
  payload,
}: EventOf<typeof InvitationMailBounced>): InvitationReport | undefined {
  const { invitation_id, step, bounced_at } = payload;
  return step === QUESTION ? { tenantId, invitationId: invitation_id, times: { bounced: bounced_at } } : undefined;
}

export function evidenceReport({ tenantId, payload }: EventOf<typeof EvidenceChanged>): InvitationReport {
  const { invitation_id, survey_id, evidence, revision, changed_at } = payload;
  return {
    tenantId,
    invitationId: invitation_id,
    surveyId: survey_id,
    evidence: { value: evidence, revision },
    times: evidence === UNOPENED ? {} : { opened: changed_at },
  };
}

export function answerReport({ tenantId, payload }: EventOf<typeof InvitationAnswered>): InvitationReport {
  const { invitation_id, survey_id, response_id, started_at, answered_at, completed_at, withdrawn_at } = payload;
  return {
    tenantId,
    invitationId: invitation_id,
    surveyId: survey_id,
    responseId: response_id,
    times: { started: started_at, answered: answered_at, completed: completed_at, withdrawn: withdrawn_at },
  };
}

/** The customer asked, in reply to an invitation, not to be asked again. */
export function refusalReport({ tenantId, payload }: EventOf<typeof ConsentRecorded>): InvitationReport | undefined {
  const { invitation_id, purpose, granted, decided_at } = payload;
  if (invitation_id === null || granted || purpose !== 'questions') return undefined;
  return { tenantId, invitationId: invitation_id, times: { refused: decided_at } };
}

/** The customer asked, in reply to an invitation, not to be asked about this kind of thing again. */
export function topicRefusalReport({
  tenantId,
  payload,
}: EventOf<typeof PreferencesChanged>): InvitationReport | undefined {
  const { refused_invitation_id, changed_at } = payload;
  if (refused_invitation_id === undefined || refused_invitation_id === null) return undefined;
  return { tenantId, invitationId: refused_invitation_id, times: { refused: changed_at } };
}

/** A complaint to the mail provider about an invitation is a refusal. */
export function complaintReport({
  tenantId,
  payload,
}: EventOf<typeof AddressSuppressed>): InvitationReport | undefined {
  const { invitation_id, active, reason, changed_at } = payload;
  if (invitation_id === null || !active || reason !== 'complained') return undefined;
  return { tenantId, invitationId: invitation_id, times: { refused: changed_at } };
}
