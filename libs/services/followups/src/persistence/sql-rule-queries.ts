import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { RuleQueries, type Page } from '../application/rule-queries.js';
import type { StoredRule } from '../application/rule-store.js';
import { pageClause } from './page-clause.js';
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

  override list(tenantId: string, filter: { readonly active: boolean | null }, page: Page): Promise<StoredRule[]> {
    return this.database.withTenant(tenantId, async (tx) => {
      const parameters: unknown[] = [tenantId, filter.active];
      const rows = await tx.query<RuleRow>(
        `select * from followups.rule where tenant_id = $1 and ($2::boolean is null or active = $2)
         ${pageClause(page, 'created_at', parameters)}`,
        parameters,
      );
      return rows.map(ruleFromRow);
    });
  }
}
