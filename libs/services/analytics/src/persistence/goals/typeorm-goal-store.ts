import { Injectable } from '@nestjs/common';
import { TenantDatabase, type OneTenantTx, type TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { GoalStore } from '../../application/goals/goal-store.js';
import type { Goal } from '../../domain/goals/goal.js';
import { TypeormItems } from '../typeorm-items.js';
import { fromGoalRow, GoalRow, toGoalRow } from './goal.row.js';

const COLUMNS = `id, figure, touchpoint_id as "touchpointId", target, to_char(by, 'YYYY-MM-DD') as by, owner_id as "ownerId",
  revision, created_at as "createdAt", updated_at as "updatedAt"`;

/** `GoalStore` through TypeORM. */
@Injectable()
export class TypeormGoalStore extends TypeormItems<GoalRow, Goal> implements GoalStore {
  constructor(database: TenantDatabase) {
    super(database, { row: GoalRow, toRow: toGoalRow, fromRow: fromGoalRow });
  }

  async insertUnlessSet(tx: TenantTx, goal: Goal): Promise<boolean> {
    const inserted = await this.rows(tx)
      .createQueryBuilder()
      .insert()
      .values(toGoalRow(tx.tenantId, goal))
      .orIgnore()
      .returning('id')
      .execute();
    return (inserted.raw as readonly unknown[]).length > 0;
  }

  list(tenantId: string, page: PageRequest): Promise<Page<Goal>> {
    return this.page(tenantId, page);
  }

  count(tx: TenantTx): Promise<number> {
    return this.rows(tx).countBy({ tenantId: tx.tenantId });
  }

  all(tx: OneTenantTx): Promise<readonly Goal[]> {
    return tx.query<Goal & { readonly [column: string]: unknown }>(
      `select ${COLUMNS} from analytics.goal where tenant_id = $1 order by by, created_at, id`,
      [tx.tenantId],
    );
  }
}
