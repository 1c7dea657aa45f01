import { publicId, ALL_PERMISSIONS, type Permission } from '@hearback/kernel';
import { TimestampField, ListField, PublicIdField, StringField, EnumField } from '@hearback/http';
import type { CreateApiKeyCommand, NewKey } from '../application/api-key-issuer.js';
import type { ApiKey, KeyKind } from '../domain/api-key.js';

const KINDS = ['secret', 'publishable'] as const satisfies readonly KeyKind[];
const NAME = { min: 1, max: 200, pattern: /\S/, example: 'Shop backend' };
const SCOPES = {
  max: 100,
  item: { values: ALL_PERMISSIONS },
  example: ['responses:create', 'metrics:read'],
  description: 'Permissions of a secret key, at most those of its creator. None for a publishable key.',
};

const ORIGINS = {
  min: 1,
  max: 20,
  item: { min: 8, max: 300 },
  example: null,
  description:
    'Origins of the web pages that may use a publishable key in a browser, such as `https://shop.example`; null: all.',
};

/** Body of `POST /v1/api-keys`. */
export class CreateApiKeyDto {
  @EnumField(KINDS)
  readonly kind: KeyKind;
  @StringField(NAME)
  readonly name: string;
  @ListField('string', { ...SCOPES, optional: true })
  readonly scopes?: readonly Permission[];
  @ListField('string', { ...ORIGINS, optional: true, nullable: true })
  readonly allowed_origins?: readonly string[] | null;
  @TimestampField({
    optional: true,
    nullable: true,
    example: '2036-01-31T09:30:00Z',
    description: 'The key is invalid from this time on.',
  })
  readonly expires_at?: string | null;
}

/** An API key without its secret. */
export class ApiKeyDto {
  @PublicIdField('key')
  readonly id: string;
  @EnumField(KINDS)
  readonly kind: KeyKind;
  @StringField(NAME)
  readonly name: string;
  @StringField({ example: 'hbk_live_8Zk2vQp1', description: 'The first characters of the secret.' })
  readonly prefix: string;
  @ListField('string', SCOPES)
  readonly scopes: readonly Permission[];
  @ListField('string', { ...ORIGINS, nullable: true })
  readonly allowed_origins: readonly string[] | null;
  @PublicIdField('stf', {
    description:
      'The member who created it, directly or with a key. A secret key never has more permissions than this member.',
  })
  readonly created_by: string;
  @TimestampField()
  readonly created_at: string;
  @TimestampField({ nullable: true })
  readonly expires_at: string | null;
  @TimestampField({ nullable: true })
  readonly revoked_at: string | null;
  @TimestampField({ nullable: true, description: 'Accurate to a minute.' })
  readonly last_used_at: string | null;
}

/** A new API key with its secret. */
export class NewApiKeyDto extends ApiKeyDto {
  @StringField({ example: 'hbk_live_…', description: 'The key itself. Returned only in this response.' })
  readonly secret: string;

  @StringField({
    nullable: true,
    description:
      'Of a publishable key: signs customers on your server (docs/web-pages.md). Keep it out of pages. Returned only in this response.',
  })
  readonly identity_secret: string | null;
}

/** The command to create an API key. */
export function fromCreateApiKeyDto(dto: CreateApiKeyDto): CreateApiKeyCommand {
  const { kind, name, scopes = [], allowed_origins: allowedOrigins = null, expires_at: expires } = dto;
  return { kind, name: name.trim(), scopes, allowedOrigins, expiresAt: expires ? new Date(expires) : null };
}

/** A key for the wire. */
export function toApiKeyDto(key: ApiKey<Permission>): ApiKeyDto {
  return {
    id: publicId('key', key.id),
    kind: key.kind,
    name: key.name,
    prefix: key.prefix,
    scopes: [...key.scopes],
    allowed_origins: key.allowedOrigins === null ? null : [...key.allowedOrigins],
    created_by: publicId('stf', key.createdBy),
    created_at: key.createdAt.toISOString(),
    expires_at: key.expiresAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
  };
}

/** A new key for the wire. */
export function toNewApiKeyDto({ key, secret, identitySecret }: NewKey): NewApiKeyDto {
  return Object.assign(toApiKeyDto(key), { secret, identity_secret: identitySecret });
}
