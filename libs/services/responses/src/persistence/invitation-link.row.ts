import type { InvitationEvidence, ScannerSignal } from '../domain/invitation-evidence.js';
import type { InvitationLink } from '../domain/invitation-link.js';

/** The link of an invitation that has arrived. */
export interface InvitationLinkRow {
  readonly tenant_id: string;
  readonly invitation_id: string;
  readonly survey_id: string;
  readonly survey_version: number;
  readonly customer_external_id: string;
  readonly expires_at: Date;
  readonly ended_at: Date | null;
  readonly deliveries: readonly Date[];
  readonly evidence: InvitationEvidence;
  readonly signals: readonly ScannerSignal[];
  readonly evidence_revision: number;
  readonly rules: number;
  readonly has_gesture: boolean;
  readonly used_submission_id: string | null;
  readonly used_completely: boolean | null;
  readonly started_at: Date | null;
  readonly answered_at: Date | null;
  readonly completed_at: Date | null;
  readonly withdrawn_at: Date | null;
}

export const INVITATION_COLUMNS = `tenant_id, invitation_id, survey_id, survey_version, customer_external_id, expires_at, ended_at,
  deliveries, evidence, signals, evidence_revision, rules, has_gesture, used_submission_id, used_completely, started_at, answered_at,
  completed_at, withdrawn_at`;

/** The link of a row. */
export function invitationLinkFromRow(row: InvitationLinkRow): InvitationLink {
  const { used_submission_id: submissionId, ended_at: endedAt, expires_at: expiresAt } = row;
  return {
    tenantId: row.tenant_id,
    id: row.invitation_id,
    surveyId: row.survey_id,
    version: row.survey_version,
    customer: row.customer_external_id,
    hiddenFields: {},
    mode: 'single_use',
    expiresAt: endedAt !== null && endedAt < expiresAt ? endedAt : expiresAt,
    revokedAt: null,
    use: submissionId === null ? undefined : { submissionId, isComplete: row.used_completely === true },
    deliveries: row.deliveries,
    judged: {
      evidence: row.evidence,
      signals: row.signals,
      revision: row.evidence_revision,
      rules: row.rules,
    },
    hasGesture: row.has_gesture,
    progress: {
      startedAt: row.started_at ?? undefined,
      answeredAt: row.answered_at ?? undefined,
      completedAt: row.completed_at ?? undefined,
      withdrawnAt: row.withdrawn_at ?? undefined,
    },
  };
}
