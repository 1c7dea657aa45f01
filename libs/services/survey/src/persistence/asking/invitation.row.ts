import type {
  Invitation,
  InvitationPlan,
  ShownInvitation,
  Variables,
} from '../../application/asking/invitation-store.js';
import type { SurveyKind } from '../../domain/asking/attention-rules.js';
import type { Evidence, InvitationFacts, InvitationStatus } from '../../domain/asking/invitation.js';
import type { PlanRank } from '../../domain/asking/person.js';

/** An invitation as it is stored. */
export interface InvitationRow {
  readonly id: string;
  readonly plan_id: string;
  readonly survey_id: string;
  readonly survey_version: number;
  readonly message_version: number;
  readonly survey_kind: SurveyKind;
  readonly customer_id: string;
  readonly occurrence: number;
  readonly rank: PlanRank;
  readonly by_hand: boolean;
  readonly matter: string | null;
  readonly channel: string;
  readonly segments: readonly string[];
  readonly variables: Variables;
  readonly day: string | null;
  readonly created_at: Date;
  readonly planned_at: Date;
  readonly suppressed_at: Date | null;
  readonly reason: string | null;
  readonly until: Date | null;
  readonly claimed_at: Date | null;
  readonly sent_at: Date | null;
  readonly bounced_at: Date | null;
  readonly evidence: Evidence | null;
  readonly evidence_revision: number | null;
  readonly started_at: Date | null;
  readonly completed_at: Date | null;
  readonly withdrawn_at: Date | null;
  readonly refused_at: Date | null;
  readonly expired_at: Date | null;
  readonly expires_at: Date | null;
  readonly reminders: number;
  readonly thanked_at: Date | null;
  readonly status: InvitationStatus;
}

/** The invitation of a row. */
export function fromInvitationRow(row: InvitationRow): Invitation {
  return {
    id: row.id,
    planId: row.plan_id,
    surveyId: row.survey_id,
    surveyVersion: row.survey_version,
    messageVersion: row.message_version,
    surveyKind: row.survey_kind,
    customerId: row.customer_id,
    occurrence: row.occurrence,
    rank: row.rank,
    byHand: row.by_hand,
    matter: row.matter,
    channel: row.channel,
    segments: row.segments,
    variables: row.variables,
    day: row.day,
    createdAt: row.created_at,
    plannedAt: row.planned_at,
    facts: factsOf(row),
    status: row.status,
    until: row.until,
    expiresAt: row.expires_at,
    reminders: row.reminders,
    thankedAt: row.thanked_at,
  };
}

/** The parts of the plan and survey of an invitation. */
export interface PlanPartsRow {
  readonly kind: InvitationPlan['kind'];
  readonly plan_status: InvitationPlan['status'];
  readonly window_days: number;
  readonly reminder_days: readonly number[];
  readonly thanks: boolean;
  readonly survey_status: InvitationPlan['surveyStatus'];
  readonly survey_anonymous: boolean;
}

/** Reads invitations with these parts. */
export const WITH_PLAN = `select i.*, p.kind, p.status as plan_status, p.window_days, p.reminder_days, p.thanks,
    s.status as survey_status, s.anonymous as survey_anonymous
  from survey.invitation i
  join survey.plan p on p.tenant_id = i.tenant_id and p.id = i.plan_id
  join survey.survey s on s.tenant_id = i.tenant_id and s.id = i.survey_id
  where i.tenant_id = $1 and i.id = any ($2::uuid[])`;

/** The parts of a row. */
export function planParts(row: PlanPartsRow): InvitationPlan {
  return {
    kind: row.kind,
    status: row.plan_status,
    windowDays: row.window_days,
    reminderDays: row.reminder_days,
    thanks: row.thanks,
    surveyStatus: row.survey_status,
    isAnonymous: row.survey_anonymous,
  };
}

/** A row with the customer's own id. */
export type ShownRow = InvitationRow & { readonly external_id: string };

/** Reads such rows; `i` is the invitation and `a` the customer. */
export const SHOWN = `select i.*, a.external_id from survey.invitation i
  join survey.audience a on a.tenant_id = i.tenant_id and a.customer_id = i.customer_id`;

/** The invitation of a row that was read with the customer's own id. */
export function fromShownRow(row: ShownRow): ShownInvitation {
  return { ...fromInvitationRow(row), externalId: row.external_id };
}

function factsOf(row: InvitationRow): InvitationFacts {
  const { suppressed_at: at, reason, evidence: value, evidence_revision: revision } = row;
  return {
    plannedAt: row.planned_at,
    ...(at !== null && reason !== null && { suppressed: { at, reason } }),
    ...(value !== null && revision !== null && { evidence: { value, revision } }),
    ...(row.claimed_at !== null && { claimedAt: row.claimed_at }),
    ...(row.sent_at !== null && { sentAt: row.sent_at }),
    ...(row.bounced_at !== null && { bouncedAt: row.bounced_at }),
    ...(row.started_at !== null && { startedAt: row.started_at }),
    ...(row.completed_at !== null && { completedAt: row.completed_at }),
    ...(row.withdrawn_at !== null && { withdrawnAt: row.withdrawn_at }),
    ...(row.refused_at !== null && { refusedAt: row.refused_at }),
    ...(row.expired_at !== null && { expiredAt: row.expired_at }),
  };
}
