import { BooleanField, ObjectField, StringField, TimestampField } from '@hearback/http';
import type { ConnectProviderCommand } from '../../application/single-sign-on/change-single-sign-on.js';
import type { SsoConnection } from '../../domain/single-sign-on.js';

const ISSUER = {
  min: 1,
  max: 500,
  pattern: /^https?:\/\/\S+$/,
  example: 'https://login.example.com',
  description: 'As the provider names itself in its metadata.',
};
const CLIENT_ID = { min: 1, max: 500, pattern: /\S/, example: 'hearback', description: 'As the provider knows us.' };

/** The identity provider of a workspace. */
export class SsoConnectionDto {
  @StringField(ISSUER)
  readonly issuer: string;
  @StringField(CLIENT_ID)
  readonly client_id: string;
  @BooleanField({ description: 'The secret itself is never returned.' })
  readonly has_client_secret: boolean;
  @BooleanField({ description: 'Members other than owners sign in to this workspace with the provider only.' })
  readonly enforced: boolean;
  @TimestampField({ nullable: true, description: 'When somebody came back from the provider for the first time.' })
  readonly tested_at: string | null;
}

/** Reply of `GET /v1/single-sign-on`. */
export class SingleSignOnDto {
  @ObjectField(() => SsoConnectionDto, { nullable: true, description: 'Null: members sign in with passwords.' })
  readonly connection: SsoConnectionDto | null;
  @StringField({
    max: 500,
    example: 'https://feedback.example.com/app/sign-in/callback',
    description: 'To be registered at the provider.',
  })
  readonly redirect_uri: string;
  @BooleanField({ description: 'Your own account is connected.' })
  readonly linked: boolean;
}

/** Body of `PUT /v1/single-sign-on`. */
export class ConnectProviderDto {
  @StringField(ISSUER)
  readonly issuer: string;
  @StringField(CLIENT_ID)
  readonly client_id: string;
  @StringField({
    min: 1,
    max: 1000,
    optional: true,
    nullable: true,
    example: 'q3Jv…',
    description: 'Null: a public client. Omitted: as before, for the same issuer and client.',
  })
  readonly client_secret?: string | null;
}

/** Body of `PATCH /v1/single-sign-on`. */
export class EnforceSingleSignOnDto {
  @BooleanField({ description: 'If true, sessions of members other than owners that a password has opened end.' })
  readonly enforced: boolean;
}

/** The command of a body whose fields were checked. */
export function fromConnectProviderDto({
  issuer,
  client_id,
  client_secret,
}: ConnectProviderDto): ConnectProviderCommand {
  return { issuer: issuer.replace(/\/$/, ''), clientId: client_id.trim(), clientSecret: client_secret };
}

/** The connection as clients see it. */
export function toSsoConnectionDto(connection: SsoConnection): SsoConnectionDto {
  const { issuer, clientId, clientSecret, isEnforced, testedAt } = connection;
  return {
    issuer,
    client_id: clientId,
    has_client_secret: clientSecret !== null,
    enforced: isEnforced,
    tested_at: testedAt?.toISOString() ?? null,
  };
}
