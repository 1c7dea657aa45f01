import { EnumField, JsonField, ListField, PublicIdField, StringField, TimestampField } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { MAIL_STEPS, type MailStep } from '../application/survey-mail.js';
import type { NewMailPreview } from '../application/mail-previews.js';
import { PREVIEW_CUSTOMERS, type PreviewCustomer } from '../domain/preview-customer.js';

/** A mail to look at before customers get it. */
export class CreateMailPreviewDto {
  @PublicIdField('srv', { description: 'A published survey; its newest version is shown.' })
  readonly survey_id: string;

  @JsonField({
    optional: true,
    example: { en: { subject: 'How was it, {{ customer.first_name | default: "there" }}?' } },
    description: 'Texts by language, then by name, as those of a plan. Absent: the built-in texts.',
  })
  readonly texts?: Readonly<Record<string, unknown>>;

  @StringField({ optional: true, max: 35, example: 'de', description: 'BCP 47 tag. Absent: that of the customer.' })
  readonly language?: string;

  @EnumField(PREVIEW_CUSTOMERS, {
    optional: true,
    description:
      '`real`: a customer of the workspace; `empty`: one of whom nothing is known; `long`: one with long names. Default: `empty`.',
  })
  readonly customer?: PreviewCustomer;

  @EnumField(MAIL_STEPS, { optional: true, description: 'Default: `invite`.' })
  readonly step?: MailStep;
}

/** A mail as it would be sent. */
export class MailPreviewDto {
  @PublicIdField('mpv') readonly id: string;
  @StringField({ example: 'How was it, there?' }) readonly subject: string;
  @StringField({ example: 'Lumen Lamps', description: 'The name of the sender.' }) readonly from: string;
  @StringField({ example: 'Hello,' }) readonly text: string;
  @ListField('string', {
    max: 1_000,
    example: ['customer.first_name'],
    description: 'Places in the texts that show their fallback.',
  })
  readonly missing: readonly string[];
  @TimestampField() readonly expires_at: string;
}

/** The preview as the API shows it. */
export function previewToDto({ id, mail, missing, expiresAt }: NewMailPreview): MailPreviewDto {
  const { subject, fromName, text } = mail;
  return {
    id: publicId('mpv', id),
    subject,
    from: fromName,
    text,
    missing,
    expires_at: expiresAt.toISOString(),
  };
}
