import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { SlaTargetStore } from '../application/sla-target-store.js';
import type { SlaTarget } from '../domain/sla-target.js';

/** `SlaTargetStore` in SQL. */
@Injectable()
export class SqlSlaTargetStore extends SlaTargetStore {
  override async list(tx: Tx, tenantIds: readonly string[]): Promise<ReadonlyMap<string, readonly SlaTarget[]>> {
    const rows = await tx.query<{ tenant_id: string; id: string; body: Omit<SlaTarget, 'id'> }>(
      'select tenant_id, id, body from followups.sla_target where tenant_id = any ($1) order by tenant_id, position',
      [tenantIds],
    );
    const lists = new Map<string, SlaTarget[]>();
    for (const { tenant_id, id, body } of rows) {
      lists.set(tenant_id, [...(lists.get(tenant_id) ?? []), { id, ...body }]);
    }
    return lists;
  }

  override async replace(tx: Tx, tenantId: string, targets: readonly SlaTarget[]): Promise<void> {
    await tx.query('delete from followups.sla_target where tenant_id = $1', [tenantId]);
    const rows = targets.map(({ id, ...body }, position) => ({ id, position, body }));
    await tx.query(
      `insert into followups.sla_target (tenant_id, id, position, body)
       select $1, id, position, body from json_to_recordset($2::json) as r (id uuid, position integer, body jsonb)`,
      [tenantId, JSON.stringify(rows)],
    );
  }
}
