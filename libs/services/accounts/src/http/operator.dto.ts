import { BooleanField, IntegerField, ObjectField, PublicIdField, StringField, TimestampField } from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { ListedWorkspace } from '../application/operator-queries.js';
import { toWorkspaceLimitsDto, WorkspaceLimitsDto } from './workspace-limits.dto.js';

const REASON = {
  min: 1,
  max: 500,
  pattern: /\S/,
  example: 'Unpaid since March; write to billing@hearback.example.',
  description: 'Its members read it when they sign in.',
};

/** Why a workspace is suspended. */
export class SuspendWorkspaceDto {
  @StringField(REASON)
  readonly reason: string;
}

/** A workspace as operators see it. */
export class ListedWorkspaceDto {
  @PublicIdField('wsp')
  readonly id: string;
  @StringField({ example: 'Lumen Lamps' })
  readonly name: string;
  @BooleanField()
  readonly demo: boolean;
  @PublicIdField('wsp', {
    nullable: true,
    description: 'The workspace whose sandbox it is, which is no customer of its own; null: it is no sandbox.',
  })
  readonly sandbox_of: string | null;
  @StringField({ nullable: true, description: 'Why it is suspended; null if it is not.' })
  readonly suspension: string | null;
  @ObjectField(() => WorkspaceLimitsDto)
  readonly limits: WorkspaceLimitsDto;
  @TimestampField()
  readonly created_at: string;
  @IntegerField({ min: 0, description: 'Active members.' })
  readonly members: number;
  @TimestampField({ nullable: true, description: 'Last use of a session or key; null if there was none.' })
  readonly last_used_at: string | null;
}

/** A workspace of the list for the wire. */
export function toListedWorkspaceDto(workspace: ListedWorkspace): ListedWorkspaceDto {
  const { id, name, isDemo, sandboxOf, suspension, limits, createdAt, members, lastUsedAt } = workspace;
  return {
    id: publicId('wsp', id),
    name,
    demo: isDemo,
    sandbox_of: sandboxOf === null ? null : publicId('wsp', sandboxOf),
    suspension,
    limits: toWorkspaceLimitsDto(limits),
    created_at: createdAt.toISOString(),
    members,
    last_used_at: lastUsedAt?.toISOString() ?? null,
  };
}
