import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A touchpoint of a published or answered survey. */
@Entity({ schema: 'analytics', name: 'touchpoint' })
export class TouchpointRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'touchpoint_key' })
  readonly tenantId: string;

  @PrimaryColumn({ name: 'touchpoint_id', type: 'uuid', primaryKeyConstraintName: 'touchpoint_key' })
  readonly touchpointId: string;

  /** As last published; null where only answers are known. */
  @Column({ type: 'text', nullable: true })
  readonly name: string | null;
}
