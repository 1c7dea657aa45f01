import type { BatchTx } from '@hearback/database';

/** The tenants whose deletion a group has applied; their later events are skipped, so that no row returns. */
export class DeletedTenants {
  /** Those of `tenantIds` that are deleted for the group. */
  async among(tx: BatchTx, group: string, tenantIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (tenantIds.length === 0) return new Set();
    const rows = await tx.query<{ tenant_id: string }>(
      'select tenant_id from messaging.deleted_tenant where "group" = $1 and tenant_id = any ($2::uuid[])',
      [group, tenantIds],
    );
    return new Set(rows.map(({ tenant_id }) => tenant_id));
  }

  /** Records the deletion; repeating it changes nothing. */
  async add(tx: BatchTx, group: string, tenantIds: readonly string[], at: Date): Promise<void> {
    await tx.query(
      `insert into messaging.deleted_tenant (tenant_id, "group", deleted_at)
       select unnest($2::uuid[]), $1, $3 on conflict do nothing`,
      [group, tenantIds, at],
    );
  }
}
