import type { BatchTx, TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { WorkspaceZones } from '../application/workspace-zones.js';

/** `WorkspaceZones` in SQL. */
@Injectable()
export class SqlWorkspaceZones extends WorkspaceZones {
  override async save(
    tx: BatchTx,
    zones: readonly { readonly tenantId: string; readonly timeZone: string }[],
  ): Promise<void> {
    for (const { tenantId, timeZone } of zones) {
      await tx.query(
        `insert into responses.workspace_zone (tenant_id, time_zone) values ($1, $2)
         on conflict (tenant_id) do update set time_zone = excluded.time_zone`,
        [tenantId, timeZone],
      );
    }
  }

  override async find(tx: TenantTx): Promise<string | undefined> {
    const [row] = await tx.query<{ time_zone: string }>(
      'select time_zone from responses.workspace_zone where tenant_id = $1',
      [tx.tenantId],
    );
    return row?.time_zone;
  }
}
