import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { PlaybookStore } from '../../application/handling/playbook-store.js';
import type { Playbook } from '../../domain/handling/playbook.js';

/** `PlaybookStore` in SQL. */
@Injectable()
export class SqlPlaybookStore extends PlaybookStore {
  override async list(tx: Tx, tenantId: string): Promise<readonly Playbook[]> {
    const rows = await tx.query<{ id: string; body: Omit<Playbook, 'id'> }>(
      'select id, body from followups.playbook where tenant_id = $1 order by position',
      [tenantId],
    );
    return rows.map(({ id, body }) => ({ id, ...body }));
  }

  override async replace(tx: Tx, tenantId: string, playbooks: readonly Playbook[]): Promise<void> {
    await tx.query('delete from followups.playbook where tenant_id = $1', [tenantId]);
    const rows = playbooks.map(({ id, ...body }, position) => ({ id, position, body }));
    await tx.query(
      `insert into followups.playbook (tenant_id, id, position, body)
       select $1, id, position, body from json_to_recordset($2::json) as r (id uuid, position integer, body jsonb)`,
      [tenantId, JSON.stringify(rows)],
    );
  }
}
