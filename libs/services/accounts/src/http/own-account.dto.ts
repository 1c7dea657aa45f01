import {
  BooleanField,
  EmailField,
  IntegerField,
  ListField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { FoundPlace } from '../application/credential-lookup.js';
import type { OwnAccount } from '../application/own-account.js';
import type { Profile } from '../application/person-store.js';
import { sessionEnds } from '../domain/session.js';

const NAME = { min: 1, max: 200, pattern: /\S/, example: 'Ada Example' };
const LANGUAGE = { min: 2, max: 35, example: 'en', description: 'BCP 47 tag; null: the language of each workspace.' };
const ZONE = { min: 1, max: 64, example: 'Europe/Paris', description: 'IANA name; null: the zone of each workspace.' };
const PASSWORD = { min: 1, max: 1000, example: 'four words of your own' };
const TOKEN = { min: 1, max: 100, example: 'wJ0f…', description: 'From the mailed link.' };

/** The signed-in person. */
export class OwnAccountDto {
  @PublicIdField('psn')
  readonly id: string;
  @EmailField()
  readonly email: string;
  @TimestampField({ nullable: true })
  readonly confirmed_at: string | null;
  @StringField(NAME)
  readonly name: string;
  @StringField({ ...LANGUAGE, nullable: true })
  readonly language: string | null;
  @StringField({ ...ZONE, nullable: true })
  readonly time_zone: string | null;
  @BooleanField({ description: 'Whether a sign-in needs a code.' })
  readonly second_factor: boolean;
  @IntegerField({ min: 0, max: 10, description: 'Recovery codes that are left.' })
  readonly recovery_codes: number;
  @BooleanField({ description: 'Whether you operate the installation.' })
  readonly operator: boolean;
}

/** Body of `PATCH /v1/me`; omitted fields stay as they are. */
export class ChangeOwnAccountDto {
  @StringField({ ...NAME, optional: true })
  readonly name?: string;
  @StringField({ ...LANGUAGE, optional: true, nullable: true })
  readonly language?: string | null;
  @StringField({ ...ZONE, optional: true, nullable: true })
  readonly time_zone?: string | null;
}

/** Body of `POST /v1/me/workspaces`. */
export class AddWorkspaceDto {
  @StringField({ ...NAME, example: 'Lumen Lamps' })
  readonly name: string;
  @StringField({ ...ZONE, description: 'IANA name.' })
  readonly time_zone: string;
  @StringField({ ...LANGUAGE, description: 'BCP 47 tag of the language of the staff.' })
  readonly language: string;
}

/** Body of `POST /v1/me/email-changes`. */
export class ChangeEmailDto {
  @EmailField()
  readonly email: string;
  @StringField(PASSWORD)
  readonly password: string;
}

/** A body with the password of the caller. */
export class OwnPasswordDto {
  @StringField(PASSWORD)
  readonly password: string;
}

/** Body of `POST /v1/me/second-factor/confirm`. */
export class ConfirmSecondFactorDto {
  @StringField({ min: 6, max: 10, example: '123456', description: 'The code that the app shows.' })
  readonly code: string;
}

/** A secret for an authenticator app. */
export class SecondFactorDto {
  @StringField({ example: 'JBSWY3DPEHPK3PXP', description: 'In base32, to type in.' })
  readonly secret: string;
  @StringField({ example: 'otpauth://totp/…', description: 'What the app reads from a QR code.' })
  readonly address: string;
}

/** Recovery codes, each of which replaces a code once. */
export class RecoveryCodesDto {
  @ListField('string', {
    max: 10,
    item: { max: 20 },
    example: ['k7m2p-x9w4c'],
    description: 'Returned only in this response.',
  })
  readonly recovery_codes: readonly string[];
}

/** Body of `POST /v1/password-resets`. */
export class RequestResetDto {
  @EmailField()
  readonly email: string;
}

/** Body of `POST /v1/password-resets/redeem`. */
export class RedeemResetDto {
  @StringField(TOKEN)
  readonly token: string;
  @StringField({ ...PASSWORD, description: '10 to 128 characters.' })
  readonly password: string;
}

/** A body with the token of a mailed link. */
export class MailedTokenDto {
  @StringField(TOKEN)
  readonly token: string;
}

/** A session of the signed-in person, in any workspace. */
export class OwnSessionDto {
  @PublicIdField('ses')
  readonly id: string;
  @BooleanField({ description: 'Whether it is the session of this request.' })
  readonly current: boolean;
  @StringField({ max: 200, example: 'Lumen Lamps', description: 'The workspace it is in.' })
  readonly workspace_name: string;
  @StringField({ max: 300, example: 'Mozilla/5.0 …', description: 'What the browser calls itself.' })
  readonly user_agent: string;
  @StringField({ max: 60, example: '203.0.113.0/24', description: 'The network it was opened from.' })
  readonly network: string;
  @TimestampField()
  readonly created_at: string;
  @TimestampField({ description: 'Accurate to a minute.' })
  readonly last_used_at: string;
  @TimestampField({ description: 'When it ends unless it is used again.' })
  readonly expires_at: string;
}

/** The sessions of the signed-in person. */
export class OwnSessionsDto {
  @ListField(() => OwnSessionDto, { max: 10_000 })
  readonly data: readonly OwnSessionDto[];
}

/** The change of a profile. */
export function fromChangeOwnAccountDto({
  name,
  language,
  time_zone: timeZone,
}: ChangeOwnAccountDto): Partial<Profile> {
  return { name: name?.trim(), language, timeZone };
}

/** An account for the wire. */
export function toOwnAccountDto(account: OwnAccount): OwnAccountDto {
  const { id, email, confirmedAt, name, language, timeZone, totpConfirmedAt, recoveryCodes, isOperator } = account;
  return {
    id: publicId('psn', id),
    email,
    confirmed_at: confirmedAt?.toISOString() ?? null,
    name,
    language,
    time_zone: timeZone,
    second_factor: totpConfirmedAt !== null,
    recovery_codes: recoveryCodes,
    operator: isOperator,
  };
}

/** A session for the wire. */
export function toOwnSessionDto(session: FoundPlace, currentId: string): OwnSessionDto {
  const { id, workspaceName, userAgent, network, createdAt, lastUsedAt } = session;
  return {
    id: publicId('ses', id),
    current: id === currentId,
    workspace_name: workspaceName,
    user_agent: userAgent,
    network,
    created_at: createdAt.toISOString(),
    last_used_at: lastUsedAt.toISOString(),
    expires_at: sessionEnds(session).toISOString(),
  };
}
