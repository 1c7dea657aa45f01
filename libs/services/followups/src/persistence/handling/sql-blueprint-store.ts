import { Injectable } from '@nestjs/common';
import type { Row, Tx } from '@hearback/database';
import { BlueprintStore } from '../../application/handling/blueprint-store.js';
import type { TouchpointBlueprint } from '../../domain/handling/blueprint.js';

/** `BlueprintStore` in SQL. */
@Injectable()
export class SqlBlueprintStore extends BlueprintStore {
  override list(tx: Tx, tenantId: string): Promise<readonly TouchpointBlueprint[]> {
    return tx.query<TouchpointBlueprint & Row>(
      `select touchpoint_id as "touchpointId", owner_id as "ownerId", steps
       from followups.touchpoint_blueprint where tenant_id = $1 order by touchpoint_id`,
      [tenantId],
    );
  }

  override async replace(tx: Tx, tenantId: string, touchpoints: readonly TouchpointBlueprint[]): Promise<void> {
    await tx.query('delete from followups.touchpoint_blueprint where tenant_id = $1', [tenantId]);
    await tx.query(
      `insert into followups.touchpoint_blueprint (tenant_id, touchpoint_id, owner_id, steps)
       select $1, "touchpointId", "ownerId", steps
       from json_to_recordset($2::json) as r ("touchpointId" uuid, "ownerId" uuid, steps jsonb)`,
      [tenantId, JSON.stringify(touchpoints)],
    );
  }
}
