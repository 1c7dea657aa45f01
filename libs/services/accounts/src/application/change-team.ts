import { TeamChanged } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { changeTeam, type Team, type TeamChange } from '../domain/team.js';
import { accountsErrors } from './accounts.errors.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { CallerTransactions } from './caller-transactions.js';
import { TeamStore } from './team-store.js';

/** Teams of a workspace, archived ones included. */
const MOST_TEAMS = 200;

/** Creates and changes teams. Throws `team-exists` for a name that another team has, and `team-members-unknown`. */
@Injectable()
export class ChangeTeam {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly store: TeamStore,
  ) {}

  /** Throws `too-many-teams` too. */
  create(unit: UnitOfWork, caller: Caller, { name, memberIds }: Pick<Team, 'name' | 'memberIds'>): Promise<Team> {
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited) => {
      if ((await this.store.count(audited.tx)) >= MOST_TEAMS) throw accountsErrors.error('too-many-teams');
      const team: Team = { id: audited.newId(), name, memberIds: [], createdAt: audited.now, archivedAt: null };
      const filled = changeTeam(team, { memberIds }, audited.now);
      await this.#save(audited, null, filled);
      return filled;
    });
  }

  /** Throws `team-not-found` too. */
  change(unit: UnitOfWork, caller: Caller, id: string, change: TeamChange): Promise<Team> {
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited) => {
      const before = await this.store.find(audited.tx, id);
      if (before === undefined) throw accountsErrors.error('team-not-found');
      const after = changeTeam(before, change, audited.now);
      if (after !== before) await this.#save(audited, before, after);
      return after;
    });
  }

  async #save({ tx, now, audit, publish }: AuditedTransaction, before: Team | null, after: Team): Promise<void> {
    await this.store.save(tx, after);
    const action = before === null ? 'team.created' : 'team.changed';
    const target = { kind: 'team', id: after.id } as const;
    audit({ action, target, before: before && settings(before), after: settings(after) });
    publish(TeamChanged, {
      workspace_id: tx.tenantId,
      team_id: after.id,
      ...settings(after),
      changed_at: now.toISOString(),
    });
  }
}

function settings({ name, memberIds, archivedAt }: Team) {
  return { name, member_ids: [...memberIds], archived: archivedAt !== null };
}
