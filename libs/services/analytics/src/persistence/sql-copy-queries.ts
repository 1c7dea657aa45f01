import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { CopyQueries, type TouchpointCopy } from '../application/copy-queries.js';

/** `CopyQueries` in SQL, with the request role. */
@Injectable()
export class SqlCopyQueries extends CopyQueries {
  override async touchpoints(tx: TenantTx): Promise<ReadonlyMap<string, TouchpointCopy>> {
    const rows = await tx.query<TouchpointCopy>(
      'select touchpoint_id as id, name, stage from analytics.touchpoint where tenant_id = $1',
      [tx.tenantId],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}
