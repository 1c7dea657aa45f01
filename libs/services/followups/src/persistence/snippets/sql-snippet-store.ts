import { Injectable } from '@nestjs/common';
import type { Row, Tx } from '@hearback/database';
import { SnippetStore, type SnippetList } from '../../application/snippets/snippet-store.js';

/** `SnippetStore` in SQL. */
@Injectable()
export class SqlSnippetStore extends SnippetStore {
  override async find(tx: Tx, tenantId: string): Promise<SnippetList> {
    const [row] = await tx.query<SnippetList & Row>(
      'select version, snippets from followups.snippet_list where tenant_id = $1',
      [tenantId],
    );
    return row ?? { version: 0, snippets: [] };
  }

  override async replace(tx: Tx, tenantId: string, list: SnippetList, version: number, at: Date): Promise<boolean> {
    const rows = await tx.query(
      `insert into followups.snippet_list as l (tenant_id, version, snippets, changed_at)
       select $1::uuid, $2::integer, $3::jsonb, $4::timestamptz
       where $5::integer = 0 or exists (select 1 from followups.snippet_list where tenant_id = $1)
       on conflict (tenant_id) do update
       set version = excluded.version, snippets = excluded.snippets, changed_at = excluded.changed_at
       where l.version = $5 returning l.version`,
      [tenantId, list.version, JSON.stringify(list.snippets), at, version],
    );
    return rows.length > 0;
  }
}
