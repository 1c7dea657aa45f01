import { TenantDatabase } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { RejectedRow } from '@hearback/tabular';
import { RejectedRowQueries } from '../application/rejected-row-queries.js';

/** `RejectedRowQueries` in SQL. */
@Injectable()
export class SqlRejectedRowQueries extends RejectedRowQueries {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override preamble(tenantId: string, importId: string): Promise<Buffer | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const [row] = await tx.query<{ rejected_preamble: Buffer | null }>(
        'select rejected_preamble from responses.import where tenant_id = $1 and id = $2',
        [tenantId, importId],
      );
      return row?.rejected_preamble ?? undefined;
    });
  }

  override after(tenantId: string, importId: string, row: number, limit: number): Promise<readonly RejectedRow[]> {
    return this.database.withTenant(tenantId, (tx) =>
      tx.query<{ row: number; line: Buffer }>(
        `select row_number as row, line from responses.import_rejected_row
         where tenant_id = $1 and import_id = $2 and row_number > $3 order by row_number limit $4`,
        [tenantId, importId, row, limit],
      ),
    );
  }
}
