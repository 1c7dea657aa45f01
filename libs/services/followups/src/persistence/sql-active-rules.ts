import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { staffLanguage, type StaffLanguage } from '@hearback/questionnaire';
import { ActiveRules } from '../application/rule-store.js';
import type { Rule } from '../domain/rule.js';
import { ruleFromRow, type RuleRow } from './rule.row.js';

interface Cached {
  readonly revision: string;
  readonly rules: readonly Rule[];
}

/** Maximum number of workspaces in the cache; the least recently used one is removed first. */
const CAPACITY = 10_000;

/**
 * `ActiveRules` in SQL, with a cache of parsed rules. Each call reads the revisions of the workspaces, and the rules of those
 * that have changed.
 */
@Injectable()
export class SqlActiveRules extends ActiveRules {
  private readonly cache = new Map<string, Cached>();

  override async byTenant(tx: BatchTx, tenantIds: readonly string[]): Promise<ReadonlyMap<string, readonly Rule[]>> {
    const revisions = await tx.query<{ tenant_id: string; revision: string }>(
      `select tenant_id, revision from followups.rule_revision where tenant_id = any ($1)`,
      [tenantIds],
    );
    const stale = revisions.filter((row) => this.cache.get(row.tenant_id)?.revision !== row.revision);
    const fresh = await this.read(tx, stale);
    const result = new Map<string, readonly Rule[]>();
    for (const { tenant_id } of revisions) {
      const entry = fresh.get(tenant_id) ?? this.cache.get(tenant_id);
      if (entry === undefined) continue;
      this.remember(tenant_id, entry);
      result.set(tenant_id, entry.rules);
    }
    return result;
  }

  override async languages(tx: BatchTx, tenantIds: readonly string[]): Promise<ReadonlyMap<string, StaffLanguage>> {
    const rows = await tx.query<{ tenant_id: string; language: string }>(
      'select tenant_id, language from followups.workspace where tenant_id = any ($1)',
      [tenantIds],
    );
    return new Map(rows.map(({ tenant_id, language }) => [tenant_id, staffLanguage(language)]));
  }

  private async read(tx: BatchTx, changed: readonly { tenant_id: string; revision: string }[]) {
    const entries = new Map<string, { revision: string; rules: Rule[] }>();
    if (changed.length === 0) return entries;
    for (const { tenant_id, revision } of changed) entries.set(tenant_id, { revision, rules: [] });
    const rows = await tx.query<RuleRow>(
      `select tenant_id, id, version, name, active, position, body, created_at, updated_at, held_back, last_held_back_at
       from followups.rule where tenant_id = any ($1) and active and deleted_at is null order by position, created_at, id`,
      [[...entries.keys()]],
    );
    for (const row of rows) entries.get(row.tenant_id)?.rules.push(ruleFromRow(row));
    return entries;
  }

  private remember(tenantId: string, entry: Cached): void {
    this.cache.delete(tenantId);
    this.cache.set(tenantId, entry);
    const oldest = this.cache.keys().next().value;
    if (this.cache.size > CAPACITY && oldest !== undefined) this.cache.delete(oldest);
  }
}
