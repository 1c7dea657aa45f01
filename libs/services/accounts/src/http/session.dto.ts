import { EmailField, TimestampField, ListField, ObjectField, StringField } from '@hearback/http';
import type { Permission } from '@hearback/kernel';
import type { ShownSession } from '../application/show-session.js';
import { MemberDto, toMemberDto } from './member.dto.js';
import { toWorkspaceDto, WorkspaceDto } from './workspace.dto.js';

/** Body of `POST /v1/sessions`. */
export class SignInDto {
  @EmailField()
  readonly email: string;
  @StringField({ min: 1, max: 1000, example: 'four words of your own' })
  readonly password: string;
}

/** A session; its secret is only in the cookie. */
export class SessionDto {
  @ObjectField(() => MemberDto)
  readonly staff: MemberDto;
  @ObjectField(() => WorkspaceDto)
  readonly workspace: WorkspaceDto;
  @ListField('string', { max: 100, example: ['surveys:read'], description: 'The permissions of the role.' })
  readonly permissions: readonly Permission[];
  @TimestampField()
  readonly created_at: string;
  @TimestampField({ description: 'When it ends unless it is used again.' })
  readonly expires_at: string;
}

/** A session for the wire. */
export function toSessionDto(session: ShownSession): SessionDto {
  return {
    staff: toMemberDto(session.staff),
    workspace: toWorkspaceDto(session.workspace),
    permissions: [...session.permissions],
    created_at: session.createdAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
  };
}
