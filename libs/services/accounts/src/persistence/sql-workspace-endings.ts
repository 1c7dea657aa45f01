import type { BatchTx, TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { WorkspaceEndings } from '../application/workspace-endings.js';

/** What signs in or lets in, in an order that their foreign keys allow. */
const ACCESS = ['session', 'mailed_token', 'invitation', 'ownership_transfer', 'api_key'] as const;

/** `WorkspaceEndings` in SQL. */
@Injectable()
export class SqlWorkspaceEndings extends WorkspaceEndings {
  override async set(tx: TenantTx, deletesAt: Date | null): Promise<void> {
    await tx.query('update accounts.workspace set deletes_at = $2 where tenant_id = $1', [tx.tenantId, deletesAt]);
  }

  override async administrators(tx: TenantTx): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from accounts.staff where tenant_id = $1 and active and role in ('owner', 'admin') order by created_at, id`,
      [tx.tenantId],
    );
    return rows.map(({ id }) => id);
  }

  override async lockDue(tx: BatchTx, tenantId: string, now: Date): Promise<boolean> {
    const rows = await tx.query(
      'select from accounts.workspace where tenant_id = $1 and deletes_at <= $2 for no key update',
      [tenantId, now],
    );
    return rows.length > 0;
  }

  override async endAccess(tx: BatchTx, tenantId: string): Promise<void> {
    await tx.query('update accounts.staff set active = false where tenant_id = $1', [tenantId]);
    for (const table of ACCESS) await tx.query(`delete from accounts.${table} where tenant_id = $1`, [tenantId]);
  }
}
