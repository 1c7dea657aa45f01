import { Injectable } from '@nestjs/common';
import { TenantDatabase, keyset } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { RuleQueries } from '../application/rule-queries.js';
import type { StoredRule } from '../application/rule-store.js';
import { ruleFromRow, type RuleRow } from './rule.row.js';

/** `RuleQueries` in SQL. */
@Injectable()
export class SqlRuleQueries extends RuleQueries {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override find(tenantId: string, id: string): Promise<StoredRule | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const [row] = await tx.query<RuleRow>('select * from followups.rule where tenant_id = $1 and id = $2', [
        tenantId,
        id,
      ]);
      return row && ruleFromRow(row);
    });
  }

  override list(
    tenantId: string,
    filter: { readonly active: boolean | null },
    page: PageRequest,
  ): Promise<Page<StoredRule>> {
    return this.database.withTenant(tenantId, async (tx) => {
      const parameters: unknown[] = [tenantId, filter.active];
      const keys = keyset(page, ['created_at', 'id'], parameters);
      const rows = await tx.query<RuleRow>(
        `select * from followups.rule where tenant_id = $1 and deleted_at is null and ($2::boolean is null or active = $2)
         and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      return pageOf(rows.map(ruleFromRow), page.limit);
    });
  }
}
