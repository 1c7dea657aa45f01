import { StringField, TimestampField } from '@hearback/http';

/** Where a provider reports bounces and complaints to. */
export class MailWebhookDto {
  @StringField({
    example: 'https://ask.lumenlamps.example/v1/mail-events/wsp_0198c0de000070008000000000000001',
    description: 'Where reports are sent by POST, signed as Standard Webhooks say.',
  })
  readonly url: string;
  @TimestampField({
    nullable: true,
    description: 'Since when the secret is in use; null: there is none, and nothing is accepted.',
  })
  readonly secret_created_at: string | null;
  @TimestampField({ nullable: true, description: 'When the newest report came.' })
  readonly last_received_at: string | null;
}

/** The secret with which a provider signs. */
export class MailWebhookSecretDto {
  @StringField({ example: 'https://ask.lumenlamps.example/v1/mail-events/wsp_0198c0de000070008000000000000001' })
  readonly url: string;
  @StringField({ example: 'whsec_…', description: 'Shown this once.' }) readonly secret: string;
}
