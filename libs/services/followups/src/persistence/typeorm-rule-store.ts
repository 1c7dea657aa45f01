import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { RuleStore, type StoredRule } from '../application/rule-store.js';
import type { RuleBody } from '../domain/rule.js';
import type { Actor } from '../domain/task.js';
import { documentOf, RotationRow, RuleRow, ruleFromRow, RuleVersionRow } from './rule.row.js';

/** `RuleStore` through TypeORM. */
@Injectable()
export class TypeormRuleStore extends RuleStore {
  override async add(tx: TenantTx, id: string, body: RuleBody, by: Actor, at: Date): Promise<StoredRule> {
    const row = rowOf(tx.tenantId, { ...body, id, version: 1, createdAt: at, updatedAt: at });
    await tx.manager.insert(RuleRow, row);
    await tx.manager.insert(RotationRow, { tenant_id: tx.tenantId, rule_id: id, last_staff_id: null });
    await this.keepVersion(tx, row, by);
    return ruleFromRow(row);
  }

  override async lock(tx: TenantTx, id: string): Promise<StoredRule | undefined> {
    const where = { tenant_id: tx.tenantId, id };
    const row = await tx.manager.findOne(RuleRow, { where, lock: { mode: 'pessimistic_write' } });
    return row === null ? undefined : ruleFromRow(row);
  }

  override async revise(tx: TenantTx, rule: StoredRule, body: RuleBody, by: Actor, at: Date): Promise<StoredRule> {
    const row = rowOf(tx.tenantId, { ...rule, ...body, version: rule.version + 1, updatedAt: at });
    const { tenant_id, id, ...values } = row;
    await tx.manager.update(RuleRow, { tenant_id, id }, values);
    await this.keepVersion(tx, row, by);
    return ruleFromRow(row);
  }

  override countActive(tx: TenantTx): Promise<number> {
    return tx.manager.countBy(RuleRow, { tenant_id: tx.tenantId, active: true });
  }

  private async keepVersion(tx: TenantTx, row: RuleRow, by: Actor): Promise<void> {
    const { id, created_at: _created, updated_at, ...version } = row;
    await tx.manager.insert(RuleVersionRow, { ...version, rule_id: id, made_by: by, made_at: updated_at });
    await tx.query(
      `insert into followups.rule_book (tenant_id, revision) values ($1, 1)
       on conflict (tenant_id) do update set revision = rule_book.revision + 1`,
      [tx.tenantId],
    );
  }
}

function rowOf(tenantId: string, rule: StoredRule): RuleRow {
  return {
    tenant_id: tenantId,
    id: rule.id,
    version: rule.version,
    name: rule.name,
    active: rule.active,
    body: documentOf(rule),
    created_at: rule.createdAt,
    updated_at: rule.updatedAt,
  };
}
