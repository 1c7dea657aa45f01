import { BooleanField, ListField, StringField, TimestampField } from '@hearback/http';
import { MAIL_LIMITS } from '../../domain/thread/mail-limits.js';

/** Characters of the largest mail in Base64. */
const MAX_BASE64 = Math.ceil(MAIL_LIMITS.bytes / 3) * 4;

/** Bytes of a webhook: the largest mail in Base64, and room for the rest. */
export const MAX_WEBHOOK = MAX_BASE64 + 16_384;

const URL_EXAMPLE = 'https://ask.lumenlamps.example/v1/inbound-mail/wsp_0198c0de000070008000000000000001';

/** How mail reaches the workspace. */
export class InboundMailDto {
  @StringField({
    example: URL_EXAMPLE,
    description: 'Where a provider brings mails by POST, signed as Standard Webhooks say.',
  })
  readonly url: string;
  @TimestampField({
    nullable: true,
    description: 'Since when the secret is in use; null: there is none, and no provider is accepted.',
  })
  readonly secret_created_at: string | null;
  @BooleanField({ description: 'Whether a mail to `address` opens a task.' }) readonly opens_tasks: boolean;
  @StringField({
    nullable: true,
    example: 'hello+4f2a0c9d8e7b6a5f4f2a0c9d8e7b6a5f@in.example.com',
    description: 'Where customers write first; null: there is none yet, or the installation receives no mail.',
  })
  readonly address: string | null;
  @StringField({
    nullable: true,
    example: 'in.example.com',
    description: 'Domain at which the installation receives mail; null: it receives none.',
  })
  readonly domain: string | null;
}

/** What changes about the mail that comes in. */
export class ChangeInboundMailDto {
  @BooleanField({ description: 'Whether a mail to the address of the workspace opens a task.' })
  readonly opens_tasks: boolean;
}

/** The secret with which a provider signs. */
export class InboundMailSecretDto {
  @StringField({ example: URL_EXAMPLE }) readonly url: string;
  @StringField({ example: 'whsec_…', description: 'Shown this once.' }) readonly secret: string;
}

/** A mail as a provider brings it. */
export class ProviderMailDto {
  @ListField('string', {
    min: 1,
    max: 10,
    item: { max: 254 },
    description: 'Recipients of the envelope. Those that are no addresses of this workspace are left out.',
    example: ['reply+4f2a0c9d8e7b6a5f4f2a0c9d8e7b6a5f@in.example.com'],
  })
  readonly recipients: readonly string[];
  @StringField({
    optional: true,
    nullable: true,
    max: 254,
    description: 'Sender of the envelope: empty for a bounce; null or absent: not known.',
    example: 'jonas@example.org',
  })
  readonly return_path?: string | null;
  @StringField({
    min: 4,
    max: MAX_BASE64,
    description: 'The whole mail as it came, with its headers, in Base64. At most 25 MB before that.',
    example: 'RnJvbTogam9uYXNAZXhhbXBsZS5vcmcKClR1ZXNkYXkgaXMgZmluZS4=',
  })
  readonly raw: string;
}
