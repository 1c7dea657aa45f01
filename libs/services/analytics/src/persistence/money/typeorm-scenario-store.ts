import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { ScenarioState, ScenarioStore } from '../../application/money/scenario-store.js';
import type { Scenario } from '../../domain/money/scenario.js';
import { TypeormItems } from '../typeorm-items.js';
import { fromScenarioRow, ScenarioRow, toScenarioRow } from './scenario.row.js';

/** `ScenarioStore` through TypeORM. */
@Injectable()
export class TypeormScenarioStore extends TypeormItems<ScenarioRow, Scenario> implements ScenarioStore {
  constructor(database: TenantDatabase) {
    super(database, { row: ScenarioRow, toRow: toScenarioRow, fromRow: fromScenarioRow });
  }

  list(tenantId: string, state: ScenarioState, page: PageRequest): Promise<Page<Scenario>> {
    return this.page(tenantId, page, (query) => {
      if (state !== 'all') query.andWhere(`item.archived_at is ${state === 'archived' ? 'not null' : 'null'}`);
    });
  }
}
