import { publicId, ROLES, type Role } from '@hearback/kernel';
import { EmailField, EnumField, PublicIdField, StringField, TimestampField } from '@hearback/http';
import type { InviteMemberCommand } from '../application/invite-member.js';
import type { Invitation } from '../domain/invitation.js';

const NAME = { min: 1, max: 200, pattern: /\S/, example: 'Lena Fuchs' };
const LANGUAGE = { min: 2, max: 35, example: 'de', description: 'BCP 47 tag of the language of the mail.' };

/** Body of `POST /v1/invitations`. */
export class InviteMemberDto {
  @EmailField({ example: 'lena@example.org' })
  readonly email: string;
  @EnumField(ROLES, { example: 'agent', description: 'Only an owner may invite an owner.' })
  readonly role: Role;
  @StringField({ ...NAME, optional: true, description: 'Default: the person chooses it.' })
  readonly name?: string;
  @StringField({ ...LANGUAGE, optional: true, description: 'BCP 47 tag. Default: the language of the workspace.' })
  readonly language?: string;
}

/** An invitation that is neither accepted nor revoked. */
export class InvitationDto {
  @PublicIdField('inv')
  readonly id: string;
  @EmailField({ example: 'lena@example.org' })
  readonly email: string;
  @StringField({ ...NAME, nullable: true })
  readonly name: string | null;
  @EnumField(ROLES, { example: 'agent' })
  readonly role: Role;
  @StringField(LANGUAGE)
  readonly language: string;
  @PublicIdField('stf', { description: 'The member who invited, or who created the key that did.' })
  readonly invited_by: string;
  @TimestampField()
  readonly created_at: string;
  @TimestampField({ description: 'When the newest mail was requested. Only its link works.' })
  readonly mailed_at: string;
  @TimestampField({ description: 'When the link expires; mail the invitation again to renew it.' })
  readonly expires_at: string;
}

/** The command to invite. */
export function fromInviteMemberDto(dto: InviteMemberDto, network: string): InviteMemberCommand {
  const { email, role, name, language } = dto;
  return { email, role, name: name?.trim() ?? null, language: language ?? null, network };
}

/** An invitation for the wire. */
export function toInvitationDto(invitation: Invitation): InvitationDto {
  const { id, email, name, role, language, invitedBy, createdAt, mailedAt, expiresAt } = invitation;
  return {
    id: publicId('inv', id),
    email,
    name,
    role,
    language,
    invited_by: publicId('stf', invitedBy),
    created_at: createdAt.toISOString(),
    mailed_at: mailedAt.toISOString(),
    expires_at: expiresAt.toISOString(),
  };
}
