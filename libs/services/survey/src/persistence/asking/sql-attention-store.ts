import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import {
  AttentionStore,
  DEFAULT_ATTENTION,
  type AttentionSettings,
  type StoredAttention,
} from '../../application/asking/attention-store.js';

interface AttentionRow {
  readonly waits: AttentionSettings['waits'];
  readonly per_year: number;
  readonly quiet_hours: AttentionSettings['quietHours'];
  readonly consent: AttentionSettings['consent'];
  readonly revision: number;
  readonly updated_at: Date;
}

/** `AttentionStore` in SQL. */
@Injectable()
export class SqlAttentionStore extends AttentionStore {
  override async read(tx: Tx, tenantId: string): Promise<StoredAttention> {
    const [row] = await tx.query<AttentionRow>('select * from survey.attention_rules where tenant_id = $1', [tenantId]);
    if (row === undefined) return DEFAULT_ATTENTION;
    const { waits, per_year: perYear, quiet_hours: quietHours, consent, revision, updated_at: updatedAt } = row;
    return { settings: { waits, perYear, quietHours, consent }, revision, updatedAt };
  }

  override async replace(
    tx: Tx,
    tenantId: string,
    { waits, perYear, quietHours, consent }: AttentionSettings,
    revision: number,
    at: Date,
  ): Promise<boolean> {
    const rows = await tx.query(
      `insert into survey.attention_rules as r (tenant_id, waits, per_year, quiet_hours, consent, revision, updated_at)
       select $1, $2, $3, $4, $5, $6 + 1, $7 where $6 = 0 or exists (select from survey.attention_rules where tenant_id = $1)
       on conflict (tenant_id) do update set waits = excluded.waits, per_year = excluded.per_year,
         quiet_hours = excluded.quiet_hours, consent = excluded.consent, revision = excluded.revision, updated_at = excluded.updated_at
       where r.revision = $6 returning 1`,
      [
        tenantId,
        JSON.stringify(waits),
        perYear,
        quietHours === null ? null : JSON.stringify(quietHours),
        consent,
        revision,
        at,
      ],
    );
    return rows.length === 1;
  }
}
