import type { TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { SandboxStore, type MovedCredential, type MovedCredentials } from '../../application/sandbox/sandbox-store.js';
import type { Staff } from '../../domain/staff.js';
import { fromStaffRow, StaffRow } from '../staff.row.js';
import { WorkspaceRow } from '../workspace.row.js';

/** The column that names the member, by table. */
const MEMBER = { api_key: 'created_by', session: 'staff_id' } as const;
type Table = keyof typeof MEMBER;

/** `SandboxStore` through TypeORM; whole rows move as JSON, with whatever columns they have. */
@Injectable()
export class TypeormSandboxStore extends SandboxStore {
  override async link(tx: TenantTx, sandboxId: string): Promise<void> {
    await tx.manager.getRepository(WorkspaceRow).update({ tenantId: tx.tenantId }, { sandboxId });
  }

  override async members(tx: TenantTx): Promise<readonly Staff[]> {
    const rows = await tx.manager.getRepository(StaffRow).find({
      where: { tenantId: tx.tenantId },
      relations: { person: true },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    return rows.map(fromStaffRow);
  }

  override async memberOf(tx: TenantTx, personId: string): Promise<Staff | undefined> {
    const row = await tx.manager
      .getRepository(StaffRow)
      .findOne({ where: { tenantId: tx.tenantId, personId }, relations: { person: true } });
    return row ? fromStaffRow(row) : undefined;
  }

  override async takeCredentials(tx: TenantTx): Promise<MovedCredentials> {
    return { keys: await take(tx, 'api_key'), sessions: await take(tx, 'session') };
  }

  override async putCredentials(
    tx: TenantTx,
    { keys, sessions }: MovedCredentials,
    memberIds: ReadonlyMap<string, string>,
  ): Promise<void> {
    await put(tx, 'api_key', keys, memberIds);
    await put(tx, 'session', sessions, memberIds);
  }
}

async function take(tx: TenantTx, table: Table): Promise<readonly MovedCredential[]> {
  const rows = await tx.query<{ row: Record<string, unknown> }>(
    `with taken as (delete from accounts.${table} where tenant_id = $1 returning *)
     select to_jsonb(taken) as row from taken`,
    [tx.tenantId],
  );
  return rows.map(({ row }) => ({ memberId: String(row[MEMBER[table]]), row }));
}

async function put(
  tx: TenantTx,
  table: Table,
  moved: readonly MovedCredential[],
  memberIds: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = moved.flatMap(({ memberId, row }) => {
    const member = memberIds.get(memberId);
    return member === undefined ? [] : [{ ...row, tenant_id: tx.tenantId, [MEMBER[table]]: member }];
  });
  await tx.query(
    `insert into accounts.${table} select * from jsonb_populate_recordset(null::accounts.${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
