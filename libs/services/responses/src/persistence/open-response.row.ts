import type { Channel } from '@hearback/questionnaire';
import type { OpenResponse, Values } from '../domain/open-response.js';

/** A response that can still be changed. */
export interface OpenResponseRow {
  readonly tenant_id: string;
  readonly survey_id: string;
  readonly submission_id: string;
  readonly response_id: string;
  readonly survey_version: number;
  readonly edit_key_hash: string;
  readonly answers: Values;
  readonly hidden_fields: Values;
  readonly language: string | null;
  readonly customer_external_id: string | null;
  readonly unverified_customer_external_id: string | null;
  readonly channel: Channel;
  readonly personal_link_id: string | null;
  readonly invitation_id: string | null;
  readonly has_gesture: boolean;
  readonly revision: number;
  readonly begun_at: Date;
  readonly changed_at: Date;
  readonly completed_at: Date | null;
  readonly stored_at: Date | null;
  readonly withdrawn_at: Date | null;
  readonly is_test: boolean;
}

/** The open response of a row. */
export function openResponseFromRow(row: OpenResponseRow): OpenResponse {
  return {
    tenantId: row.tenant_id,
    surveyId: row.survey_id,
    submissionId: row.submission_id,
    id: row.response_id,
    version: row.survey_version,
    editKeyHash: row.edit_key_hash,
    answers: row.answers,
    hiddenFields: row.hidden_fields,
    language: row.language ?? undefined,
    customer: row.customer_external_id ?? undefined,
    unverifiedCustomer: row.unverified_customer_external_id ?? undefined,
    channel: row.channel,
    isTest: row.is_test,
    personalLinkId: row.personal_link_id ?? undefined,
    invitationId: row.invitation_id ?? undefined,
    hasGesture: row.has_gesture,
    revision: row.revision,
    begunAt: row.begun_at,
    changedAt: row.changed_at,
    completedAt: row.completed_at ?? undefined,
    storedAt: row.stored_at ?? undefined,
    withdrawnAt: row.withdrawn_at ?? undefined,
  };
}
