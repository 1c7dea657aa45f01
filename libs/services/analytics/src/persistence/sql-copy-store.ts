import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { CopyStore, type NamedCopy } from '../application/copy-store.js';

/** `CopyStore` with set-based statements. */
@Injectable()
export class SqlCopyStore extends CopyStore {
  override saveSurveys(tx: BatchTx, surveys: readonly NamedCopy[]): Promise<void> {
    return save(tx, 'survey', surveys);
  }

  override saveTouchpoints(tx: BatchTx, touchpoints: readonly NamedCopy[]): Promise<void> {
    return save(tx, 'touchpoint', touchpoints);
  }
}

async function save(tx: BatchTx, table: 'survey' | 'touchpoint', copies: readonly NamedCopy[]): Promise<void> {
  if (copies.length === 0) return;
  await tx.query(
    `insert into analytics.${table} (tenant_id, ${table}_id, name)
     select distinct on (tenant_id, id) tenant_id, id, name
     from unnest($1::uuid[], $2::uuid[], $3::text[]) with ordinality as c (tenant_id, id, name, place)
     order by tenant_id, id, place desc
     on conflict (tenant_id, ${table}_id) do update set name = excluded.name`,
    [copies.map(({ tenantId }) => tenantId), copies.map(({ id }) => id), copies.map(({ name }) => name)],
  );
}
