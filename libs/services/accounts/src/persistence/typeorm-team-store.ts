import { readPage, TenantDatabase, violatedConstraint, type TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { In, IsNull, Not } from 'typeorm';
import { accountsErrors } from '../application/accounts.errors.js';
import { TeamQueries, TeamStore } from '../application/team-store.js';
import type { Team } from '../domain/team.js';
import { TeamMemberRow, TeamRow } from './team.row.js';

/** `TeamStore` through TypeORM. */
@Injectable()
export class TypeormTeamStore extends TeamStore {
  override async find(tx: TenantTx, id: string): Promise<Team | undefined> {
    const rows = await tx.manager.getRepository(TeamRow).findBy({ tenantId: tx.tenantId, id });
    const [team] = await withMembers(tx, rows);
    return team;
  }

  override async save(tx: TenantTx, { id, name, memberIds, createdAt, archivedAt }: Team): Promise<void> {
    const { tenantId, manager } = tx;
    const members = manager.getRepository(TeamMemberRow);
    try {
      await manager.getRepository(TeamRow).upsert({ tenantId, id, name, createdAt, archivedAt }, ['tenantId', 'id']);
      await members.delete({ tenantId, teamId: id });
      await members.insert(memberIds.map((staffId) => ({ tenantId, teamId: id, staffId })));
    } catch (error) {
      const constraint = violatedConstraint(error);
      if (constraint === 'team_name_key') throw accountsErrors.error('team-exists');
      if (constraint === 'team_member_staff_fkey') throw accountsErrors.error('team-members-unknown');
      throw error;
    }
  }

  override count({ manager, tenantId }: TenantTx): Promise<number> {
    return manager.getRepository(TeamRow).countBy({ tenantId });
  }
}

/** `TeamQueries` through TypeORM. */
@Injectable()
export class TypeormTeamQueries extends TeamQueries {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override list(tenantId: string, page: PageRequest, isArchived: boolean | undefined): Promise<Page<Team>> {
    const archivedAt = isArchived === undefined ? {} : { archivedAt: isArchived ? Not(IsNull()) : IsNull() };
    return this.database.withTenant(tenantId, async (tx) => {
      const teams = tx.manager
        .getRepository(TeamRow)
        .createQueryBuilder('item')
        .where({ tenantId, ...archivedAt });
      const found = await readPage(teams, page, 'createdAt', (row) => row);
      return { ...found, items: await withMembers(tx, found.items) };
    });
  }
}

async function withMembers({ manager, tenantId }: TenantTx, rows: readonly TeamRow[]): Promise<readonly Team[]> {
  const teamId = In(rows.map(({ id }) => id));
  const members = await manager
    .getRepository(TeamMemberRow)
    .find({ where: { tenantId, teamId }, order: { staffId: 'ASC' } });
  return rows.map(({ tenantId: _tenantId, ...team }) => ({
    ...team,
    memberIds: members.filter((member) => member.teamId === team.id).map(({ staffId }) => staffId),
  }));
}
