import { Injectable } from '@nestjs/common';
import type { TenantTx, Tx } from '@hearback/database';
import { MoreThan } from 'typeorm';
import { AuditStore, type AuditHead, type LinkedEntry } from '../application/audit-store.js';
import { AUDIT_GENESIS, type AuditEntry } from '../domain/audit-entry.js';
import { AuditEntryRow, fromAuditEntryRow } from './audit.row.js';

/** `AuditStore` through TypeORM. */
@Injectable()
export class TypeormAuditStore extends AuditStore {
  override async lockHead(tx: Tx, tenantId: string): Promise<AuditHead> {
    // The update changes nothing but locks the existing row; before the first entry the row is inserted.
    const [row] = await tx.query<{ sequence: string; hash: Buffer }>(
      `insert into accounts.audit_head as head (tenant_id, sequence, hash) values ($1, 0, decode($2, 'hex'))
       on conflict (tenant_id) do update set sequence = head.sequence returning sequence, hash`,
      [tenantId, AUDIT_GENESIS],
    );
    return { sequence: Number(row!.sequence), hash: row!.hash.toString('hex') };
  }

  override async append(tx: Tx, tenantId: string, entries: readonly LinkedEntry[]): Promise<void> {
    const last = entries.at(-1);
    if (last === undefined) return;
    const rows = entries.map(({ entry: { actor, target, at, ...entry }, hash }) => ({
      ...entry,
      created_at: at,
      actor_kind: actor.kind,
      actor_id: actor.id,
      target_kind: target.kind,
      target_id: target.id,
      hash,
    }));
    await tx.query(
      `insert into accounts.audit_entry
         (tenant_id, sequence, id, created_at, actor_kind, actor_id, action, target_kind, target_id, before, after, hash)
       select $1, sequence, id, created_at, actor_kind, actor_id, action, target_kind, target_id, before, after,
         decode(hash, 'hex')
       from jsonb_to_recordset($2::jsonb) as r (sequence bigint, id uuid, created_at timestamptz, actor_kind text,
         actor_id uuid, action text, target_kind text, target_id uuid, before jsonb, after jsonb, hash text)`,
      [tenantId, JSON.stringify(rows)],
    );
    await tx.query(`update accounts.audit_head set sequence = $2, hash = decode($3, 'hex') where tenant_id = $1`, [
      tenantId,
      last.entry.sequence,
      last.hash,
    ]);
  }

  override async stored(
    tx: Tx,
    tenantId: string,
    entries: readonly Pick<AuditEntry, 'id' | 'at'>[],
  ): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(
      `select id from accounts.audit_entry where tenant_id = $1 and created_at = any ($2::timestamptz[]) and id = any ($3::uuid[])`,
      [tenantId, entries.map(({ at }) => at), entries.map(({ id }) => id)],
    );
    return new Set(rows.map(({ id }) => id));
  }

  override async head(tx: TenantTx): Promise<AuditHead & { readonly newest: number }> {
    const [row] = await tx.query<{ sequence: string | null; hash: Buffer | null; newest: string }>(
      `select head.sequence, head.hash, entry.newest
       from (select coalesce(max(sequence), 0) as newest from accounts.audit_entry where tenant_id = $1) entry
       left join accounts.audit_head head on head.tenant_id = $1`,
      [tx.tenantId],
    );
    return {
      sequence: Number(row?.sequence ?? 0),
      hash: row?.hash?.toString('hex') ?? AUDIT_GENESIS,
      newest: Number(row?.newest ?? 0),
    };
  }

  override async entriesAfter(tx: TenantTx, sequence: number, limit: number): Promise<readonly LinkedEntry[]> {
    const rows = await tx.manager.getRepository(AuditEntryRow).find({
      where: { tenantId: tx.tenantId, sequence: MoreThan(String(sequence)) },
      order: { sequence: 'ASC' },
      take: limit,
    });
    return rows.map(fromAuditEntryRow);
  }
}
