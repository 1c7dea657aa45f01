import { Injectable } from '@nestjs/common';
import { TenantDatabase, type BatchTx, type TenantTx, type Tx } from '@hearback/database';
import { Sealer } from '@hearback/http';
import { SenderStore, type NewSender, type Sender } from '../application/senders.js';
import { domainOf, type SigningSender } from '../domain/sender.js';

/** Under which name keys are sealed; with the workspace, so that a row moved to another one cannot be opened. */
const SEALED_AS = 'DKIM key of';

const COLUMNS = `name, address, reply_to as "replyTo", dkim_selector as "dkimSelector", dkim_public_key as "dkimPublicKey", state,
  found, checked_at as "checkedAt", verified_at as "verifiedAt", created_at as "createdAt"`;
type Row = Sender & Record<string, unknown>;
type SigningRow = Row & { readonly key: Buffer };

/** `SenderStore` in SQL; private keys are sealed. */
@Injectable()
export class SqlSenderStore extends SenderStore {
  constructor(
    private readonly database: TenantDatabase,
    private readonly sealer: Sealer,
  ) {
    super();
  }

  override find(tenantId: string): Promise<Sender | undefined> {
    return this.database.withTenant(tenantId, (tx) => this.#read(tx, ''));
  }

  override lock(tx: TenantTx): Promise<Sender | undefined> {
    return this.#read(tx, 'for update');
  }

  override async replace(tx: TenantTx, sender: NewSender): Promise<void> {
    await this.remove(tx);
    await tx.query(
      `insert into notifications.sender (tenant_id, name, address, reply_to, dkim_selector, dkim_public_key, dkim_private_key,
         state, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        tx.tenantId,
        sender.name,
        sender.address,
        sender.replyTo,
        sender.dkimSelector,
        sender.dkimPublicKey,
        this.sealer.seal(sender.dkimPrivateKey, `${SEALED_AS} ${tx.tenantId}`),
        sender.state,
        sender.createdAt,
      ],
    );
  }

  override async change(
    tx: TenantTx,
    { name, address, replyTo }: Pick<Sender, 'name' | 'address' | 'replyTo'>,
  ): Promise<void> {
    await tx.query(`update notifications.sender set name = $2, address = $3, reply_to = $4 where tenant_id = $1`, [
      tx.tenantId,
      name,
      address,
      replyTo,
    ]);
  }

  override async remove(tx: TenantTx): Promise<void> {
    await tx.query('delete from notifications.sender where tenant_id = $1', [tx.tenantId]);
  }

  override async beginCheck(tx: Tx, tenantId: string, at: Date, notSince: Date): Promise<boolean> {
    const rows = await tx.query(
      `update notifications.sender set check_started_at = $2
       where tenant_id = $1 and (check_started_at is null or check_started_at <= $3) returning true as began`,
      [tenantId, at, notSince],
    );
    return rows.length > 0;
  }

  override async endCheck(
    tx: Tx,
    tenantId: string,
    result: Pick<Sender, 'dkimSelector' | 'found' | 'state' | 'checkedAt' | 'verifiedAt'>,
  ): Promise<void> {
    const { dkimSelector, found, state, checkedAt, verifiedAt } = result;
    await tx.query(
      `update notifications.sender set found = $3::jsonb, state = $4, checked_at = $5, verified_at = $6
       where tenant_id = $1 and dkim_selector = $2`,
      [tenantId, dkimSelector, JSON.stringify(found), state, checkedAt, verifiedAt],
    );
  }

  override async signing(tx: TenantTx | BatchTx, tenantId: string): Promise<SigningSender | null> {
    const [row] = await tx.query<SigningRow>(
      `select ${COLUMNS}, dkim_private_key as key from notifications.sender where tenant_id = $1`,
      [tenantId],
    );
    if (row === undefined) return null;
    const { name, address, replyTo, state, dkimSelector: selector } = row;
    const privateKey = this.sealer.open(row.key, `${SEALED_AS} ${tenantId}`);
    // The secret of the installation was changed: until the sender is saved again, mails are from the installation.
    if (privateKey === undefined) return { name, address, replyTo, state: 'failing', dkim: NO_KEY };
    return { name, address, replyTo, state, dkim: { domain: domainOf(address), selector, privateKey } };
  }

  override signingOf(tenantId: string): Promise<SigningSender | null> {
    return this.database.withTenant(tenantId, (tx) => this.signing(tx, tenantId));
  }

  async #read(tx: TenantTx, lock: '' | 'for update'): Promise<Sender | undefined> {
    const [row] = await tx.query<Row>(`select ${COLUMNS} from notifications.sender where tenant_id = $1 ${lock}`, [
      tx.tenantId,
    ]);
    return row;
  }
}

const NO_KEY = { domain: '', selector: '', privateKey: '' };
