import type { CustomerBrand } from '../application/survey-mail.js';
import type { PendingSurveyMail } from '../application/survey-mail-store.js';

/** A mail that is to be sent, with the copies that it depends on. */
export interface PendingRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly invitation_id: string;
  readonly step: PendingSurveyMail['step'];
  readonly step_number: number;
  readonly plan_id: string;
  readonly message_version: number;
  readonly survey_id: string;
  readonly survey_version: number;
  readonly customer_id: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly expires_at: Date;
  readonly recipient_id: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly language: string | null;
  readonly attributes: Readonly<Record<string, unknown>> | null;
  readonly brand_name: string | null;
  readonly color: string | null;
  readonly contact: CustomerBrand['contact'];
  readonly privacy_url: string | null;
  readonly logo_path: string | null;
  readonly suspended: boolean | null;
  readonly suppressed: boolean;
}

/** Maps a row to the mail. */
export function pendingFromRow(row: PendingRow): PendingSurveyMail {
  return {
    tenantId: row.tenant_id,
    id: row.id,
    invitationId: row.invitation_id,
    step: row.step,
    stepNumber: row.step_number,
    planId: row.plan_id,
    messageVersion: row.message_version,
    surveyId: row.survey_id,
    surveyVersion: row.survey_version,
    variables: row.variables,
    expiresAt: row.expires_at,
    recipient:
      row.recipient_id === null
        ? null
        : {
            customerId: row.recipient_id,
            name: row.name,
            email: row.email,
            language: row.language,
            attributes: row.attributes ?? {},
          },
    brand: {
      name: row.brand_name ?? 'Hearback',
      color: row.color,
      contact: row.contact,
      privacyUrl: row.privacy_url,
      logoPath: row.logo_path,
    },
    suspended: row.suspended ?? false,
    suppressed: row.suppressed,
  };
}
