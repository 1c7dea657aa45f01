import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { RuleStore, type StoredRule } from '../application/rule-store.js';
import type { RuleBody } from '../domain/rule.js';
import type { Actor } from '../domain/task.js';
import { documentOf, ruleFromRow, type RuleRow } from './rule.row.js';

const WRITTEN = 'tenant_id, id, version, name, active, body, created_at, updated_at, position';
const COLUMNS = `${WRITTEN}, held_back, last_held_back_at, deleted_at`;

/** `RuleStore` in SQL. */
@Injectable()
export class SqlRuleStore extends RuleStore {
  override async add(tx: TenantTx, id: string, body: RuleBody, by: Actor, at: Date): Promise<StoredRule> {
    // Rules of a workspace are added one after the other, so that no two have one position.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('followups.rule:' || $1, 0))`, [tx.tenantId]);
    const [last] = await tx.query<{ position: number }>(
      'select coalesce(max(position), 0) as position from followups.rule where tenant_id = $1',
      [tx.tenantId],
    );
    const rule = {
      ...body,
      id,
      version: 1,
      position: (last?.position ?? 0) + 1,
      createdAt: at,
      updatedAt: at,
      heldBack: { count: 0, lastAt: null },
      deletedAt: null,
    };
    await tx.query(`insert into followups.rule (${WRITTEN}) values ($1, $2, $3, $4, $5, $6, $7, $7, $8)`, [
      tx.tenantId,
      id,
      rule.version,
      rule.name,
      rule.active,
      documentOf(rule),
      at,
      rule.position,
    ]);
    await tx.query('insert into followups.rotation (tenant_id, rule_id) values ($1, $2)', [tx.tenantId, id]);
    await this.addVersion(tx, rule, by);
    return rule;
  }

  override async find(tx: TenantTx, id: string): Promise<StoredRule | undefined> {
    const [row] = await tx.query<RuleRow>(`select ${COLUMNS} from followups.rule where tenant_id = $1 and id = $2`, [
      tx.tenantId,
      id,
    ]);
    return row && ruleFromRow(row);
  }

  override async lock(tx: TenantTx, id: string): Promise<StoredRule | undefined> {
    const [row] = await tx.query<RuleRow>(
      `select ${COLUMNS} from followups.rule where tenant_id = $1 and id = $2 for update`,
      [tx.tenantId, id],
    );
    return row && ruleFromRow(row);
  }

  override async revise(tx: TenantTx, before: StoredRule, body: RuleBody, by: Actor, at: Date): Promise<StoredRule> {
    const rule = { ...before, ...body, version: before.version + 1, updatedAt: at };
    await tx.query(
      `update followups.rule set version = $3, name = $4, active = $5, body = $6, updated_at = $7
       where tenant_id = $1 and id = $2`,
      [tx.tenantId, rule.id, rule.version, rule.name, rule.active, documentOf(rule), at],
    );
    await this.addVersion(tx, rule, by);
    return rule;
  }

  override async markDeleted(tx: TenantTx, id: string, at: Date): Promise<void> {
    await tx.query(
      `update followups.rule set deleted_at = $3, active_when_deleted = active
       where tenant_id = $1 and id = $2 and deleted_at is null`,
      [tx.tenantId, id, at],
    );
  }

  override async markRestored(tx: TenantTx, id: string): Promise<boolean> {
    const [before] = await tx.query<{ active: boolean | null }>(
      'select active_when_deleted as active from followups.rule where tenant_id = $1 and id = $2',
      [tx.tenantId, id],
    );
    await tx.query(
      'update followups.rule set deleted_at = null, active_when_deleted = null where tenant_id = $1 and id = $2',
      [tx.tenantId, id],
    );
    return before?.active === true;
  }

  override async countActive(tx: TenantTx): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'select count(*)::integer as n from followups.rule where tenant_id = $1 and active and deleted_at is null',
      [tx.tenantId],
    );
    return row!.n;
  }

  override async lockOrder(tx: TenantTx): Promise<readonly string[]> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('followups.rule:' || $1, 0))`, [tx.tenantId]);
    const rows = await tx.query<{ id: string }>(
      `select id from followups.rule where tenant_id = $1 and deleted_at is null order by position, created_at, id`,
      [tx.tenantId],
    );
    return rows.map(({ id }) => id);
  }

  override async setOrder(tx: TenantTx, ids: readonly string[]): Promise<void> {
    await tx.query(
      `update followups.rule r set position = o.position
       from unnest($2::uuid[]) with ordinality as o (id, position) where r.tenant_id = $1 and r.id = o.id`,
      [tx.tenantId, ids],
    );
    await this.countChange(tx);
  }

  private async addVersion(tx: TenantTx, rule: StoredRule, by: Actor): Promise<void> {
    await tx.query(
      `insert into followups.rule_version (tenant_id, rule_id, version, name, active, body, made_by, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.tenantId, rule.id, rule.version, rule.name, rule.active, documentOf(rule), by, rule.updatedAt],
    );
    await this.countChange(tx);
  }

  /** Makes the caches of rules read them again. */
  private async countChange(tx: TenantTx): Promise<void> {
    await tx.query(
      `insert into followups.rule_revision (tenant_id, revision) values ($1, 1)
       on conflict (tenant_id) do update set revision = rule_revision.revision + 1`,
      [tx.tenantId],
    );
  }
}
