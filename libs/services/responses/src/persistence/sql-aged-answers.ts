import { TenantDatabase } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { AgedAnswers } from '../application/preview-retention.js';

/** `AgedAnswers` in SQL. */
@Injectable()
export class SqlAgedAnswers extends AgedAnswers {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override count(tenantId: string, before: Date): Promise<{ readonly answers: number; readonly total: number }> {
    return this.database.withTenant(tenantId, async (tx) => {
      const [row] = await tx.query<{ answers: number; total: number }>(
        `select count(*) filter (where submitted_at < $2)::integer as answers, count(*)::integer as total
         from responses.response
         where tenant_id = $1 and (answers::text <> '[]' or customer_external_id is not null)`,
        [tenantId, before],
      );
      return row!;
    });
  }
}
