import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { MoreThan } from 'typeorm';
import { AuditStore, type AuditHead, type LinkedEntry } from '../application/audit-store.js';
import { AUDIT_GENESIS } from '../domain/audit-entry.js';
import { AuditEntryRow, AuditHeadRow, fromAuditEntryRow, toAuditEntryRow } from './audit.row.js';

/** `AuditStore` through TypeORM. */
@Injectable()
export class TypeormAuditStore extends AuditStore {
  override async lockHead(tx: TenantTx): Promise<AuditHead> {
    // The update changes nothing but locks the existing row; before the first entry the row is inserted.
    const [row] = await tx.query<{ sequence: string; hash: Buffer }>(
      `insert into accounts.audit_head as head (tenant_id, sequence, hash) values ($1, 0, decode($2, 'hex'))
       on conflict (tenant_id) do update set sequence = head.sequence returning sequence, hash`,
      [tx.tenantId, AUDIT_GENESIS],
    );
    return { sequence: Number(row!.sequence), hash: row!.hash.toString('hex') };
  }

  override async append(tx: TenantTx, entries: readonly LinkedEntry[]): Promise<void> {
    const rows = entries.map((linked) => toAuditEntryRow(tx.tenantId, linked));
    const last = rows.at(-1);
    if (!last) return;
    await tx.manager.getRepository(AuditEntryRow).insert(rows);
    const { sequence, hash } = last;
    await tx.manager.getRepository(AuditHeadRow).update({ tenantId: tx.tenantId }, { sequence, hash });
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
