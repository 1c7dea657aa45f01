import { Injectable } from '@nestjs/common';
import type { Row, Tx } from '@hearback/database';
import { RootCauseStore } from '../application/root-cause-store.js';
import { DEFAULT_ROOT_CAUSES, type RootCause } from '../domain/resolution.js';

/** `RootCauseStore` in SQL. */
@Injectable()
export class SqlRootCauseStore extends RootCauseStore {
  override async list(tx: Tx, tenantId: string): Promise<readonly RootCause[]> {
    const rows = await tx.query<RootCause & Row>(
      'select key, label from followups.root_cause where tenant_id = $1 order by position',
      [tenantId],
    );
    return rows.length > 0 ? rows : DEFAULT_ROOT_CAUSES.map((key) => ({ key, label: null }));
  }

  override async replace(tx: Tx, tenantId: string, causes: readonly RootCause[]): Promise<void> {
    await tx.query('delete from followups.root_cause where tenant_id = $1', [tenantId]);
    const rows = causes.map(({ key, label }, position) => ({ key, label, position }));
    await tx.query(
      `insert into followups.root_cause (tenant_id, key, label, position)
       select $1, key, label, position from json_to_recordset($2::json) as r (key text, label text, position integer)`,
      [tenantId, JSON.stringify(rows)],
    );
  }
}
