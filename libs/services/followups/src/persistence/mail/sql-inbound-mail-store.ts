import { Injectable } from '@nestjs/common';
import { PreTenantLookup, TenantDatabase, type Row, type TenantTx, type Tx } from '@hearback/database';
import { Sealer } from '@hearback/http';
import { InboundMailStore, type InboundMail, type OpenedByMail } from '../../application/mail/inbound-mail-store.js';

/** Under which name secrets are sealed. */
const SEALED_AS = 'inbound mail of';

const NOTHING: InboundMail = { secretCreatedAt: null, opensTasks: false, helloNumber: 0, helloHash: null };

/** `InboundMailStore` in SQL; secrets are sealed. */
@Injectable()
export class SqlInboundMailStore extends InboundMailStore {
  constructor(
    private readonly database: TenantDatabase,
    private readonly lookup: PreTenantLookup,
    private readonly sealer: Sealer,
  ) {
    super();
  }

  override async find(tx: Tx, tenantId: string): Promise<InboundMail> {
    const [row] = await tx.query<InboundMail & Row>(
      `select secret_created_at as "secretCreatedAt", opens_tasks as "opensTasks", hello_number as "helloNumber",
         hello_hash as "helloHash"
       from followups.inbound_mail where tenant_id = $1`,
      [tenantId],
    );
    return row ?? NOTHING;
  }

  override async secretOf(tenantId: string): Promise<string | undefined> {
    const [row] = await this.database.withTenant(tenantId, (tx) =>
      tx.query<{ secret: Buffer | null }>('select secret from followups.inbound_mail where tenant_id = $1', [tenantId]),
    );
    return row === undefined || row.secret === null
      ? undefined
      : this.sealer.open(row.secret, `${SEALED_AS} ${tenantId}`);
  }

  override async saveSecret(tx: TenantTx, secret: string | null, at: Date): Promise<void> {
    const sealed = secret === null ? null : this.sealer.seal(secret, `${SEALED_AS} ${tx.tenantId}`);
    await tx.query(
      `insert into followups.inbound_mail (tenant_id, secret, secret_created_at) values ($1, $2, $3)
       on conflict (tenant_id) do update set secret = excluded.secret, secret_created_at = excluded.secret_created_at`,
      [tx.tenantId, sealed, secret === null ? null : at],
    );
  }

  override async saveOpensTasks(tx: TenantTx, opensTasks: boolean): Promise<void> {
    await tx.query(
      `insert into followups.inbound_mail (tenant_id, opens_tasks) values ($1, $2)
       on conflict (tenant_id) do update set opens_tasks = excluded.opens_tasks`,
      [tx.tenantId, opensTasks],
    );
  }

  override async saveHello(tx: TenantTx, number: number, tokenHash: string): Promise<void> {
    await tx.query(
      `insert into followups.inbound_mail (tenant_id, hello_number, hello_hash) values ($1, $2, $3)
       on conflict (tenant_id) do update set hello_number = excluded.hello_number, hello_hash = excluded.hello_hash`,
      [tx.tenantId, number, tokenHash],
    );
  }

  override async workspaceOfHello(tokenHash: string): Promise<string | undefined> {
    const [row] = await this.lookup.query<{ tenant_id: string }>(
      'select tenant_id from followups.workspace_of_hello_token($1)',
      [tokenHash],
    );
    return row?.tenant_id;
  }

  override async lockOpened(tx: Tx, tenantId: string, sender: string, since: Date): Promise<OpenedByMail> {
    await tx.query('select 1 as locked from followups.inbound_mail where tenant_id = $1 for update', [tenantId]);
    const [row] = await tx.query<OpenedByMail & Row>(
      `select count(*)::int as all, count(*) filter (where lower(sender_address) = lower($2))::int as "ofSender"
       from followups.mail_task where tenant_id = $1 and opened_at > $3`,
      [tenantId, sender, since],
    );
    return row!;
  }

  override async addOpened(tx: Tx, tenantId: string, taskId: string, sender: string, at: Date): Promise<void> {
    await tx.query(
      `insert into followups.mail_task (tenant_id, task_id, sender_address, opened_at) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [tenantId, taskId, sender, at],
    );
  }
}
