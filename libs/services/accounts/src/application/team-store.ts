import type { TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { Team } from '../domain/team.js';

/** Teams, for the use cases that change them. */
export abstract class TeamStore {
  abstract find(tx: TenantTx, id: string): Promise<Team | undefined>;
  /** Inserts or replaces the team with its members. Throws `team-exists` and `team-members-unknown`. */
  abstract save(tx: TenantTx, team: Team): Promise<void>;
  /** The number of teams, archived ones included. */
  abstract count(tx: TenantTx): Promise<number>;
}

/** Teams, for readers. */
export abstract class TeamQueries {
  abstract list(tenantId: string, page: PageRequest, isArchived: boolean | undefined): Promise<Page<Team>>;
}
