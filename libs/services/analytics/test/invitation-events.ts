import { randomUUID } from 'node:crypto';
import type {
  EvidenceChangedV1,
  InvitationAnsweredV1,
  InvitationClaimedV1,
  InvitationMailBouncedV1,
  InvitationMailDeliveredV1,
  PlanChangedV1,
} from '@hearback/contracts';
import { SURVEY } from './builders.js';

/** The plan of the invitations of a test. */
export const PLAN = '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b51';

/** When customers were asked, unless the test says otherwise. */
export const ASKED_AT = '2026-02-02T09:00:00.000Z';

export function plan(more: Partial<PlanChangedV1> = {}): PlanChangedV1 {
  return {
    plan_id: PLAN,
    survey_id: SURVEY,
    kind: 'campaign',
    name: 'After delivery',
    status: 'running',
    window_days: 14,
    revision: 1,
    changed_at: ASKED_AT,
    ...more,
  };
}

export function claimed(invitationId: string, more: Partial<InvitationClaimedV1> = {}): InvitationClaimedV1 {
  return {
    invitation_id: invitationId,
    step: 'invite',
    step_number: 1,
    plan_id: PLAN,
    survey_id: SURVEY,
    survey_version: 1,
    message_version: 1,
    customer_id: randomUUID(),
    external_id: 'c-1001',
    channel: 'email',
    segments: [],
    variables: {},
    asked_at: ASKED_AT,
    claimed_at: more.asked_at ?? ASKED_AT,
    expires_at: '2026-02-16T09:00:00.000Z',
    ...more,
  };
}

export function delivered(invitationId: string, at: string, step = 'invite'): InvitationMailDeliveredV1 {
  return { invitation_id: invitationId, step, step_number: 1, delivered_at: at, possible_copies: 0 };
}

export function bounced(invitationId: string, at: string, step = 'invite'): InvitationMailBouncedV1 {
  return { invitation_id: invitationId, step, step_number: 1, cause: 'permanent', code: 550, bounced_at: at };
}

export function evidence(invitationId: string, value: string, revision: number, at: string): EvidenceChangedV1 {
  const more = { evidence: value, signals: [], rules: 1, revision, changed_at: at };
  return { invitation_id: invitationId, survey_id: SURVEY, ...more };
}

export function answered(
  invitationId: string,
  times: Partial<InvitationAnsweredV1> & { readonly started_at: string },
): InvitationAnsweredV1 {
  return {
    invitation_id: invitationId,
    survey_id: SURVEY,
    response_id: randomUUID(),
    answered_at: null,
    completed_at: null,
    withdrawn_at: null,
    ...times,
  };
}
