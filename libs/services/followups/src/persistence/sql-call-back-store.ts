import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { CallBackStore } from '../application/call-back/call-back-store.js';

/** `CallBackStore` in SQL. */
@Injectable()
export class SqlCallBackStore extends CallBackStore {
  override async isOffered(tx: Tx, tenantId: string): Promise<boolean> {
    const rows = await tx.query('select 1 as offered from followups.call_back_offer where tenant_id = $1 and offered', [
      tenantId,
    ]);
    return rows.length > 0;
  }

  override async save(tx: Tx, tenantId: string, offered: boolean): Promise<void> {
    await tx.query(
      `insert into followups.call_back_offer (tenant_id, offered) values ($1, $2)
       on conflict (tenant_id) do update set offered = excluded.offered`,
      [tenantId, offered],
    );
  }

  override async lock(tx: Tx, tenantId: string): Promise<void> {
    await tx.query('select from followups.call_back_offer where tenant_id = $1 for no key update', [tenantId]);
  }

  override async take(
    tx: Tx,
    tenantId: string,
    at: Date,
    { since, most }: { readonly since: Date; readonly most: number },
  ): Promise<boolean> {
    const rows = await tx.query(
      `update followups.call_back_offer
       set recent = array(select each from unnest(recent) as each where each > $3) || $2::timestamptz
       where tenant_id = $1 and (select count(*) from unnest(recent) as each where each > $3) < $4 returning tenant_id`,
      [tenantId, at, since, most],
    );
    return rows.length > 0;
  }
}
