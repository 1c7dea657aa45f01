import { BatchDatabase, keyset, TenantDatabase, type BatchTx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { KEPT_MAILS, KeptMailStore, type KeptMail, type MailFate } from '../../application/sandbox/kept-mails.js';

/** `KeptMailStore` in SQL. */
@Injectable()
export class SqlKeptMailStore extends KeptMailStore {
  constructor(
    private readonly batches: BatchDatabase,
    private readonly database: TenantDatabase,
  ) {
    super();
  }

  override fateOf(tenantId: string, address: string): Promise<MailFate> {
    return this.batches.withTenants([tenantId], (tx) => this.fateIn(tx, tenantId, address));
  }

  override async fateIn(tx: BatchTx, tenantId: string, address: string): Promise<MailFate> {
    const [row] = await tx.query<{ kept: boolean }>(
      `select w.sandbox and not exists (
         select from notifications.member m
         where m.tenant_id = w.tenant_id and m.active and m.confirmed and lower(m.email) = lower($2)) as kept
       from notifications.workspace w where w.tenant_id = $1`,
      [tenantId, address],
    );
    if (row === undefined) return 'unknown';
    return row.kept ? 'kept' : 'sent';
  }

  override async keep(tenantId: string, { id, address, subject, text, createdAt }: KeptMail): Promise<void> {
    await this.batches.withTenants([tenantId], async (tx) => {
      await tx.query(
        `insert into notifications.kept_mail (tenant_id, id, address, subject, text, created_at)
         values ($1, $2, $3, $4, $5, $6) on conflict (tenant_id, id) do nothing`,
        [tenantId, id, address, subject, text, createdAt],
      );
      await tx.query(
        `delete from notifications.kept_mail where tenant_id = $1 and id in (
           select id from notifications.kept_mail where tenant_id = $1 order by created_at desc, id desc offset $2)`,
        [tenantId, KEPT_MAILS],
      );
    });
  }

  override async list(tenantId: string, address: string | null, page: PageRequest): Promise<Page<KeptMail>> {
    const parameters: unknown[] = [tenantId, address];
    const keys = keyset(page, ['created_at', 'id'], parameters);
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<KeptMail & Record<string, unknown>>(
        `select id, address, subject, text, created_at as "createdAt" from notifications.kept_mail
         where tenant_id = $1 and ($2::text is null or lower(address) = lower($2))
           and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      ),
    );
    return pageOf(rows, page.limit);
  }
}
