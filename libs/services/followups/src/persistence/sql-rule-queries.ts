import { Injectable } from '@nestjs/common';
import { TenantDatabase, keyset } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { RuleQueries, type RuleVersion } from '../application/rule-queries.js';
import type { StoredRule } from '../application/rule-store.js';
import { ruleFromRow, versionFromRow, type RuleRow, type RuleVersionRow } from './rule.row.js';

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
    { active, withDeleted = false }: { readonly active: boolean | null; readonly withDeleted?: boolean },
    page: PageRequest,
  ): Promise<Page<StoredRule>> {
    return this.database.withTenant(tenantId, async (tx) => {
      const parameters: unknown[] = [tenantId, active, withDeleted];
      const keys = keyset(page, ['created_at', 'id'], parameters);
      const rows = await tx.query<RuleRow>(
        `select * from followups.rule where tenant_id = $1 and ($3 or deleted_at is null) and ($2::boolean is null or active = $2)
         and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      return pageOf(rows.map(ruleFromRow), page.limit);
    });
  }

  override versions(
    tenantId: string,
    after: Pick<RuleVersion, 'ruleId' | 'version'> | undefined,
    limit: number,
  ): Promise<readonly RuleVersion[]> {
    return this.database.withTenant(tenantId, async (tx) => {
      const rows = await tx.query<RuleVersionRow>(
        `select rule_id, version, name, active, body, made_by, made_at from followups.rule_version
         where tenant_id = $1 and ($2::uuid is null or (rule_id, version) > ($2, $3)) order by rule_id, version limit $4`,
        [tenantId, after?.ruleId ?? null, after?.version ?? null, limit],
      );
      return rows.map(versionFromRow);
    });
  }
}
