import { BooleanField, ListField, ListQueryDto, PublicIdField, StringField, TimestampField } from '@hearback/http';
import { parsePublicId, publicId } from '@hearback/kernel';
import type { Team, TeamChange } from '../domain/team.js';

const NAME = { min: 1, max: 80, pattern: /\S/, example: 'Service' };
const MEMBERS = {
  max: 500,
  item: { max: 36, pattern: /^stf_[0-9a-f]{32}$/ },
  example: ['stf_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c'],
  description: 'Ids of members.',
};

/** Query of `GET /v1/teams`. */
export class TeamsQueryDto extends ListQueryDto {
  @BooleanField({ optional: true, description: '`false`: only teams in use; `true`: only archived ones.' })
  readonly archived?: boolean;
}

/** Body of `POST /v1/teams`. */
export class CreateTeamDto {
  @StringField(NAME)
  readonly name: string;
  @ListField('string', { ...MEMBERS, optional: true, outOfSample: true })
  readonly member_ids?: readonly string[];
}

/** A change of a team; omitted fields stay as they are. */
export class ChangeTeamDto {
  @StringField({ ...NAME, optional: true })
  readonly name?: string;
  @ListField('string', {
    ...MEMBERS,
    optional: true,
    outOfSample: true,
    description: 'All members, in the place of those before.',
  })
  readonly member_ids?: readonly string[];
  @BooleanField({ optional: true, description: 'An archived team stays in old filters and can be restored.' })
  readonly archived?: boolean;
}

/** A team. */
export class TeamDto {
  @PublicIdField('tem')
  readonly id: string;
  @StringField(NAME)
  readonly name: string;
  @ListField('string', MEMBERS)
  readonly member_ids: readonly string[];
  @TimestampField()
  readonly created_at: string;
  @TimestampField({ nullable: true })
  readonly archived_at: string | null;
}

/** The team to create. */
export function fromCreateTeamDto({ name, member_ids = [] }: CreateTeamDto): Pick<Team, 'name' | 'memberIds'> {
  return { name: name.trim(), memberIds: memberIds(member_ids) };
}

/** The change of a team. */
export function fromChangeTeamDto({ name, member_ids, archived }: ChangeTeamDto): TeamChange {
  return {
    name: name?.trim(),
    memberIds: member_ids && memberIds(member_ids),
    isArchived: archived,
  };
}

/** A team for the wire. */
export function toTeamDto({ id, name, memberIds: members, createdAt, archivedAt }: Team): TeamDto {
  return {
    id: publicId('tem', id),
    name,
    member_ids: members.map((member) => publicId('stf', member)),
    created_at: createdAt.toISOString(),
    archived_at: archivedAt?.toISOString() ?? null,
  };
}

function memberIds(ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => parsePublicId('stf', id) ?? []);
}
