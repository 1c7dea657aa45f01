import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Workspace } from '../domain/workspace.js';

/** A workspace as it is stored. */
@Entity({ schema: 'accounts', name: 'workspace' })
export class WorkspaceRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'workspace_pkey' })
  tenantId: string;
  @Column({ type: 'text' })
  name: string;
  @Column({ name: 'time_zone', type: 'text' })
  timeZone: string;
  @Column({ type: 'text' })
  language: string;
  @Column({ type: 'boolean', default: false })
  demo: boolean;
  @Column({ name: 'suspension_reason', type: 'text', nullable: true })
  suspensionReason: string | null;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'deletes_at', type: 'timestamptz', nullable: true })
  deletesAt: Date | null;
}

/** The row of a workspace. */
export function toWorkspaceRow({ id, isDemo, suspension, ...rest }: Workspace): WorkspaceRow {
  return { tenantId: id, demo: isDemo, suspensionReason: suspension, ...rest };
}

/** The workspace of a row. */
export function fromWorkspaceRow({ tenantId, demo, suspensionReason, ...rest }: WorkspaceRow): Workspace {
  return { id: tenantId, isDemo: demo, suspension: suspensionReason, ...rest };
}
