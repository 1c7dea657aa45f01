import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { RuleBook } from '../application/rule-store.js';
import type { Rule } from '../domain/rule.js';
import { ruleFromRow, type RuleRow } from './rule.row.js';

interface Cached {
  readonly revision: string;
  readonly rules: readonly Rule[];
}

/** Most workspaces whose rules are kept; the one that was used longest ago goes first. */
const CAPACITY = 10_000;

/** `RuleBook` that keeps parsed rules in memory and asks each time, in one statement, whose revision has moved. */
@Injectable()
export class SqlRuleBook extends RuleBook {
  private readonly cache = new Map<string, Cached>();

  override async activeRules(tx: BatchTx, tenantIds: readonly string[]): Promise<ReadonlyMap<string, readonly Rule[]>> {
    const books = await tx.query<{ tenant_id: string; revision: string }>(
      `select tenant_id, revision from followups.rule_book where tenant_id = any ($1)`,
      [tenantIds],
    );
    const stale = books.filter((book) => this.cache.get(book.tenant_id)?.revision !== book.revision);
    const fresh = await this.read(tx, stale);
    const result = new Map<string, readonly Rule[]>();
    for (const { tenant_id } of books) {
      const entry = fresh.get(tenant_id) ?? this.cache.get(tenant_id);
      if (entry === undefined) continue;
      this.keep(tenant_id, entry);
      result.set(tenant_id, entry.rules);
    }
    return result;
  }

  private async read(tx: BatchTx, books: readonly { tenant_id: string; revision: string }[]) {
    const entries = new Map<string, { revision: string; rules: Rule[] }>();
    if (books.length === 0) return entries;
    for (const { tenant_id, revision } of books) entries.set(tenant_id, { revision, rules: [] });
    const rows = await tx.query<RuleRow>(
      `select tenant_id, id, version, name, active, body, created_at, updated_at
       from followups.rule where tenant_id = any ($1) and active order by created_at, id`,
      [[...entries.keys()]],
    );
    for (const row of rows) entries.get(row.tenant_id)?.rules.push(ruleFromRow(row));
    return entries;
  }

  private keep(tenantId: string, entry: Cached): void {
    this.cache.delete(tenantId);
    this.cache.set(tenantId, entry);
    const oldest = this.cache.keys().next().value;
    if (this.cache.size > CAPACITY && oldest !== undefined) this.cache.delete(oldest);
  }
}
