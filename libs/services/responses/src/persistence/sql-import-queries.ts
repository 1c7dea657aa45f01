import { keyset, TenantDatabase } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { ImportQueries, type ImportFilter } from '../application/import-queries.js';
import type { ImportState } from '../application/import-store.js';
import { importFromRow, type ImportRow } from './import.row.js';

/** `ImportQueries` in SQL. */
@Injectable()
export class SqlImportQueries extends ImportQueries {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async list(tenantId: string, filter: ImportFilter, page: PageRequest): Promise<Page<ImportState>> {
    const parameters: unknown[] = [tenantId, filter.surveyId ?? null, filter.status ?? null];
    const keys = keyset(page, ['created_at', 'id'], parameters);
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<ImportRow>(
        `select * from responses.import
         where tenant_id = $1 and ($2::uuid is null or survey_id = $2) and ($3::text is null or status = $3)
           and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      ),
    );
    return pageOf(rows.map(importFromRow), page.limit);
  }
}
