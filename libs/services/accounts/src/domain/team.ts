/** A team: a named group of members of a workspace. */
export interface Team {
  readonly id: string;
  /** Unique among the teams that are not archived. */
  readonly name: string;
  /** Ids of members, also of inactive ones, ascending. */
  readonly memberIds: readonly string[];
  readonly createdAt: Date;
  /** When the team was archived; null: it is in use. */
  readonly archivedAt: Date | null;
}

/** The properties of a team that may be changed; absent ones stay as they are. */
export interface TeamChange {
  readonly name?: string | undefined;
  readonly memberIds?: readonly string[] | undefined;
  readonly isArchived?: boolean | undefined;
}

/** The team after a change; the same object if nothing changes. */
export function changeTeam(team: Team, change: TeamChange, now: Date): Team {
  const memberIds = change.memberIds === undefined ? team.memberIds : [...new Set(change.memberIds)].toSorted();
  const isArchived = change.isArchived ?? team.archivedAt !== null;
  const next: Team = {
    ...team,
    name: change.name ?? team.name,
    memberIds,
    archivedAt: isArchived ? (team.archivedAt ?? now) : null,
  };
  const isSame =
    next.name === team.name &&
    next.archivedAt === team.archivedAt &&
    next.memberIds.join() === team.memberIds.toSorted().join();
  return isSame ? team : next;
}
