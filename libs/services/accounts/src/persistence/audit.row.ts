import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LinkedEntry } from '../application/audit-store.js';
import type { Actor, AuditedAction, JsonObject } from '../domain/audit-entry.js';

/** An entry of the audit log as it is stored. */
@Entity({ schema: 'accounts', name: 'audit_entry' })
@Index('audit_entry_list_idx', ['tenantId', 'createdAt', 'id'])
export class AuditEntryRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'audit_entry_pkey' })
  tenantId: string;
  /** `bigint`, which the driver returns as text. */
  @PrimaryColumn({ type: 'bigint', primaryKeyConstraintName: 'audit_entry_pkey' })
  sequence: string;
  @Column({ type: 'uuid' })
  id: string;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'actor_kind', type: 'text' })
  actorKind: Actor['kind'];
  @Column({ name: 'actor_id', type: 'uuid', nullable: true })
  actorId: string | null;
  @Column({ type: 'text' })
  action: string;
  @Column({ name: 'target_kind', type: 'text' })
  targetKind: AuditedAction['target']['kind'];
  @Column({ name: 'target_id', type: 'uuid' })
  targetId: string;
  @Column({ type: 'jsonb', nullable: true })
  before: object | null;
  @Column({ type: 'jsonb', nullable: true })
  after: object | null;
  @Column({ type: 'bytea' })
  hash: Buffer;
}

/** The end of a workspace's chain as it is stored. */
@Entity({ schema: 'accounts', name: 'audit_head' })
export class AuditHeadRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'audit_head_pkey' })
  tenantId: string;
  @Column({ type: 'bigint' })
  sequence: string;
  @Column({ type: 'bytea' })
  hash: Buffer;
}

/** The entry of a row. */
export function fromAuditEntryRow(row: AuditEntryRow): LinkedEntry {
  return {
    entry: {
      id: row.id,
      sequence: Number(row.sequence),
      actor: { kind: row.actorKind, id: row.actorId },
      at: row.createdAt,
      action: row.action,
      target: { kind: row.targetKind, id: row.targetId },
      before: row.before as JsonObject | null,
      after: row.after as JsonObject | null,
    },
    hash: row.hash.toString('hex'),
  };
}
