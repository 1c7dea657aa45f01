import type { Values } from '../domain/open-response.js';
import type { LinkMode, PersonalLink } from '../domain/personal-link.js';

/** A personal link. */
export interface PersonalLinkRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly survey_id: string;
  readonly customer_external_id: string;
  readonly hidden_fields: Values;
  readonly mode: LinkMode;
  readonly created_at: Date;
  readonly expires_at: Date | null;
  readonly revoked_at: Date | null;
  readonly used_submission_id: string | null;
  readonly used_completely: boolean | null;
}

/** The columns of a link, without the hash of its token. */
export const LINK_COLUMNS = `tenant_id, id, survey_id, customer_external_id, hidden_fields, mode, created_at, expires_at, revoked_at,
  used_submission_id, used_completely`;

/** The link of a row. */
export function personalLinkFromRow(row: PersonalLinkRow): PersonalLink {
  const { used_submission_id: submissionId } = row;
  return {
    tenantId: row.tenant_id,
    id: row.id,
    surveyId: row.survey_id,
    customer: row.customer_external_id,
    hiddenFields: row.hidden_fields,
    mode: row.mode,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    use: submissionId === null ? undefined : { submissionId, isComplete: row.used_completely === true },
  };
}
