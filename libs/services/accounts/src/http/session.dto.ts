import {
  BooleanField,
  EmailField,
  EnumField,
  ListField,
  ObjectField,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { publicId, ROLES, type Permission, type Role } from '@hearback/kernel';
import type { FoundMembership } from '../application/credential-lookup.js';
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

/** Body of `POST /v1/sessions/second-step`. */
export class SecondStepDto {
  @StringField({ min: 6, max: 40, example: '123456', description: 'Of the authenticator app, or a recovery code.' })
  readonly code: string;
}

/** Body of `POST /v1/sessions/current/workspace`. */
export class SwitchWorkspaceDto {
  @PublicIdField('wsp')
  readonly workspace_id: string;
}

/** A workspace of which the signed-in person is a member. */
export class OwnWorkspaceDto {
  @PublicIdField('wsp')
  readonly id: string;
  @StringField({ min: 1, max: 200, example: 'Lumen Lamps' })
  readonly name: string;
  @EnumField(ROLES, { example: 'editor' })
  readonly role: Role;
  @PublicIdField('wsp', { nullable: true, description: 'The workspace whose sandbox it is; null: it is no sandbox.' })
  readonly sandbox_of: string | null;
}

/** A session; its secret is only in the cookie. */
export class SessionDto {
  @ObjectField(() => MemberDto)
  readonly staff: MemberDto;
  @ObjectField(() => WorkspaceDto)
  readonly workspace: WorkspaceDto;
  @ListField('string', { max: 100, example: ['surveys:read'], description: 'The permissions of the role.' })
  readonly permissions: readonly Permission[];
  @ListField(() => OwnWorkspaceDto, {
    max: 1000,
    description: 'All workspaces of the person, by name; POST /v1/sessions/current/workspace switches.',
  })
  readonly workspaces: readonly OwnWorkspaceDto[];
  @BooleanField({
    description:
      'Opened by single sign-on: the session is for this workspace and its sandbox only, and `workspaces` has no other.',
  })
  readonly single_sign_on: boolean;
  @TimestampField()
  readonly created_at: string;
  @TimestampField({ description: 'When it ends unless it is used again.' })
  readonly expires_at: string;
}

/** A session for the wire. */
export function toSessionDto(session: ShownSession, memberships: readonly FoundMembership[]): SessionDto {
  return {
    staff: toMemberDto(session.staff),
    workspace: toWorkspaceDto(session.workspace),
    permissions: [...session.permissions],
    // Who vouches for the person here may learn nothing of other workspaces.
    workspaces: shownMemberships(session, memberships).map(({ tenantId, workspaceName: name, role, sandboxOf }) => ({
      id: publicId('wsp', tenantId),
      name,
      role,
      sandbox_of: sandboxOf === null ? null : publicId('wsp', sandboxOf),
    })),
    single_sign_on: session.isSingleSignOn,
    created_at: session.createdAt.toISOString(),
    expires_at: session.expiresAt.toISOString(),
  };
}

function shownMemberships(
  { isSingleSignOn, workspace }: ShownSession,
  memberships: readonly FoundMembership[],
): readonly FoundMembership[] {
  // A sandbox belongs to its workspace.
  const vouchedFor = [workspace.id, workspace.sandboxOf, workspace.sandboxId];
  return isSingleSignOn ? memberships.filter(({ tenantId }) => vouchedFor.includes(tenantId)) : memberships;
}
