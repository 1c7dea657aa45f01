import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import type { AttentionRules } from '../../domain/asking/attention-rules.js';
import { AttentionStore, DEFAULT_ATTENTION, type StoredAttention } from '../../application/asking/attention-store.js';

/** Without rules of its own, a workspace has only the copy of its settings. */
interface AttentionRow {
  readonly basis: StoredAttention['basis'] | null;
  readonly waits: AttentionRules['waits'];
  readonly per_year: number;
  readonly quiet_hours: AttentionRules['quietHours'];
  readonly revision: number | null;
  readonly updated_at: Date;
}

/** `AttentionStore` in SQL. */
@Injectable()
export class SqlAttentionStore extends AttentionStore {
  override async read(tx: Tx, tenantId: string): Promise<StoredAttention> {
    const [row] = await tx.query<AttentionRow>(
      `select r.*, w.questions_consent as basis from (select $1::uuid as id) t
       left join survey.attention_rules r on r.tenant_id = t.id left join survey.workspace w on w.tenant_id = t.id`,
      [tenantId],
    );
    const basis = row?.basis ?? DEFAULT_ATTENTION.basis;
    if (row === undefined || row.revision === null) return { ...DEFAULT_ATTENTION, basis };
    const { waits, per_year: perYear, quiet_hours: quietHours, revision, updated_at: updatedAt } = row;
    return { settings: { waits, perYear, quietHours }, basis, revision, updatedAt };
  }

  override async replace(
    tx: Tx,
    tenantId: string,
    { waits, perYear, quietHours }: AttentionRules,
    revision: number,
    at: Date,
  ): Promise<boolean> {
    const rows = await tx.query(
      `insert into survey.attention_rules as r (tenant_id, waits, per_year, quiet_hours, revision, updated_at)
       select $1, $2, $3, $4, $5 + 1, $6 where $5 = 0 or exists (select from survey.attention_rules where tenant_id = $1)
       on conflict (tenant_id) do update set waits = excluded.waits, per_year = excluded.per_year,
         quiet_hours = excluded.quiet_hours, revision = excluded.revision, updated_at = excluded.updated_at
       where r.revision = $5 returning 1`,
      [tenantId, JSON.stringify(waits), perYear, quietHours === null ? null : JSON.stringify(quietHours), revision, at],
    );
    return rows.length === 1;
  }
}
