import { TenantDatabase, type TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { SavedViewStore } from '../application/saved-view-store.js';
import type { SavedView } from '../domain/saved-view.js';

const SELECT = `select id, owner_id as "ownerId", name, is_shared as "isShared", filter, created_at as "createdAt"
  from responses.saved_view where tenant_id = $1`;

/** `SavedViewStore` in SQL. */
@Injectable()
export class SqlSavedViewStore extends SavedViewStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override list(tenantId: string, memberId: string | null): Promise<readonly SavedView[]> {
    return this.database.withTenant(tenantId, (tx) =>
      tx.query<SavedView>(`${SELECT} and (is_shared or owner_id = $2) order by created_at, id`, [tenantId, memberId]),
    );
  }

  override async lock(tx: TenantTx, id: string): Promise<SavedView | undefined> {
    const [view] = await tx.query<SavedView>(`${SELECT} and id = $2 for update`, [tx.tenantId, id]);
    return view;
  }

  override async count(tx: TenantTx, memberId: string): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      `select count(*)::integer as n from responses.saved_view
       where tenant_id = $1 and (is_shared or owner_id = $2)`,
      [tx.tenantId, memberId],
    );
    return row!.n;
  }

  override async put(tx: TenantTx, { id, ownerId, name, isShared, filter, createdAt }: SavedView): Promise<void> {
    await tx.query(
      `insert into responses.saved_view (tenant_id, id, owner_id, name, is_shared, filter, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant_id, id) do update
       set name = excluded.name, is_shared = excluded.is_shared, filter = excluded.filter`,
      [tx.tenantId, id, ownerId, name, isShared, JSON.stringify(filter), createdAt],
    );
  }

  override async delete(tx: TenantTx, id: string): Promise<void> {
    await tx.query('delete from responses.saved_view where tenant_id = $1 and id = $2', [tx.tenantId, id]);
  }
}
