import { Injectable } from '@nestjs/common';
import { readPage, TenantDatabase, type OneTenantTx, type TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import { GoalStore } from '../../application/goals/goal-store.js';
import type { Goal } from '../../domain/goals/goal.js';
import { fromGoalRow, GoalRow, toGoalRow } from './goal.row.js';

const COLUMNS = `id, figure, touchpoint_id as "touchpointId", target, to_char(by, 'YYYY-MM-DD') as by, owner_id as "ownerId",
  revision, created_at as "createdAt", updated_at as "updatedAt"`;

/** `GoalStore` through TypeORM. */
@Injectable()
export class TypeormGoalStore extends GoalStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async insert(tx: TenantTx, goal: Goal): Promise<boolean> {
    const inserted = await tx.manager
      .getRepository(GoalRow)
      .createQueryBuilder()
      .insert()
      .values(toGoalRow(tx.tenantId, goal))
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as readonly unknown[]).length > 0;
  }

  override async lock(tx: TenantTx, id: string): Promise<Goal | undefined> {
    const row = await tx.manager.getRepository(GoalRow).findOne({
      where: { tenantId: tx.tenantId, id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? fromGoalRow(row) : undefined;
  }

  override async update(tx: TenantTx, goal: Goal): Promise<void> {
    const { tenantId, id, createdAt: _created, ...changed } = toGoalRow(tx.tenantId, goal);
    await tx.manager.getRepository(GoalRow).update({ tenantId, id }, changed);
  }

  override async delete(tx: TenantTx, id: string): Promise<void> {
    await tx.manager.getRepository(GoalRow).delete({ tenantId: tx.tenantId, id });
  }

  override find(tenantId: string, id: string): Promise<Goal | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const row = await tx.manager.getRepository(GoalRow).findOneBy({ tenantId, id });
      return row ? fromGoalRow(row) : undefined;
    });
  }

  override list(tenantId: string, page: PageRequest): Promise<Page<Goal>> {
    return this.database.withTenant(tenantId, (tx) => {
      const query = tx.manager.getRepository(GoalRow).createQueryBuilder('item').where({ tenantId });
      return readPage(query, page, 'createdAt', fromGoalRow);
    });
  }

  override count(tx: TenantTx): Promise<number> {
    return tx.manager.getRepository(GoalRow).countBy({ tenantId: tx.tenantId });
  }

  override all(tx: OneTenantTx): Promise<readonly Goal[]> {
    return tx.query<Goal & { readonly [column: string]: unknown }>(
      `select ${COLUMNS} from analytics.goal where tenant_id = $1 order by by, created_at, id`,
      [tx.tenantId],
    );
  }
}
