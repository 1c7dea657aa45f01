import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { ZoneStore } from '../application/zone-store.js';

/** `ZoneStore` in the table `analytics.workspace`. */
@Injectable()
export class SqlZoneStore extends ZoneStore {
  override async setFirst(tx: BatchTx, tenantId: string, createdAt: Date): Promise<boolean> {
    const rows = await tx.query(
      `insert into analytics.workspace as w (tenant_id, zone_changed_at) values ($1, $2)
       on conflict (tenant_id) do update set zone_changed_at = excluded.zone_changed_at
       where w.zone_changed_at <= excluded.zone_changed_at returning 1`,
      [tenantId, createdAt],
    );
    return rows.length > 0;
  }

  override async request(tx: BatchTx, tenantId: string, timeZone: string, changedAt: Date): Promise<boolean> {
    const [row] = await tx.query<{ next_zone: string | null }>(
      `insert into analytics.workspace as w (tenant_id, next_zone, zone_changed_at)
       select $1, $2::text, $3::timestamptz where now() at time zone $2::text is not null
       on conflict (tenant_id) do update set zone_changed_at = excluded.zone_changed_at,
         next_zone = nullif(excluded.next_zone, w.time_zone)
       where w.zone_changed_at <= excluded.zone_changed_at returning next_zone`,
      [tenantId, timeZone, changedAt],
    );
    return row !== undefined && row.next_zone !== null;
  }

  override async requested(tx: BatchTx, tenantId: string): Promise<string | undefined> {
    const [row] = await tx.query<{ next_zone: string | null }>(
      'select next_zone from analytics.workspace where tenant_id = $1',
      [tenantId],
    );
    return row?.next_zone ?? undefined;
  }

  override async done(tx: BatchTx, tenantId: string, timeZone: string): Promise<void> {
    await tx.query('update analytics.workspace set next_zone = null where tenant_id = $1 and next_zone = $2', [
      tenantId,
      timeZone,
    ]);
  }
}
