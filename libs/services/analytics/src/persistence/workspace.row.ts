import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What analytics knows of a workspace. */
@Entity({ schema: 'analytics', name: 'workspace' })
export class WorkspaceRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'workspace_key' })
  readonly tenantId: string;

  /** IANA name; UTC until accounts has told. */
  @Column({ name: 'time_zone', type: 'text', default: 'UTC' })
  readonly timeZone: string;

  /** The generation of facts and counts that is read and added to; a rebuild makes the next one beside it. */
  @Column({ type: 'integer', default: 1 })
  readonly generation: number;
}
