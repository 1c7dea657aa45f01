import { Injectable } from '@nestjs/common';
import { readPage, TenantDatabase, type TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import { ScenarioStore, type ScenarioState } from '../../application/money/scenario-store.js';
import type { Scenario } from '../../domain/money/scenario.js';
import { fromScenarioRow, ScenarioRow, toScenarioRow } from './scenario.row.js';

/** `ScenarioStore` through TypeORM. */
@Injectable()
export class TypeormScenarioStore extends ScenarioStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async insert(tx: TenantTx, scenario: Scenario): Promise<void> {
    await tx.manager.getRepository(ScenarioRow).insert(toScenarioRow(tx.tenantId, scenario));
  }

  override async lock(tx: TenantTx, id: string): Promise<Scenario | undefined> {
    const row = await tx.manager.getRepository(ScenarioRow).findOne({
      where: { tenantId: tx.tenantId, id },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? fromScenarioRow(row) : undefined;
  }

  override async update(tx: TenantTx, scenario: Scenario): Promise<void> {
    const { tenantId, id, createdAt: _created, ...changed } = toScenarioRow(tx.tenantId, scenario);
    await tx.manager.getRepository(ScenarioRow).update({ tenantId, id }, changed);
  }

  override find(tenantId: string, id: string): Promise<Scenario | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const row = await tx.manager.getRepository(ScenarioRow).findOneBy({ tenantId, id });
      return row ? fromScenarioRow(row) : undefined;
    });
  }

  override list(tenantId: string, state: ScenarioState, page: PageRequest): Promise<Page<Scenario>> {
    return this.database.withTenant(tenantId, (tx) => {
      const query = tx.manager.getRepository(ScenarioRow).createQueryBuilder('item').where({ tenantId });
      if (state !== 'all') query.andWhere(`item.archived_at is ${state === 'archived' ? 'not null' : 'null'}`);
      return readPage(query, page, 'createdAt', fromScenarioRow);
    });
  }
}
