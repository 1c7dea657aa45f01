import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { RebuildStatus } from '../application/rebuild.js';

/** A rebuild of the counts from the log. */
@Entity({ schema: 'analytics', name: 'rebuild' })
@Index('rebuild_running', ['tenantId'], { unique: true, where: `status = 'running'` })
export class RebuildRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'rebuild_key' })
  readonly tenantId: string;

  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'rebuild_key' })
  readonly id: string;

  @Column({ type: 'text' })
  readonly status: RebuildStatus;

  /** The generation it fills. */
  @Column({ type: 'integer' })
  readonly generation: number;

  /** Next offset to read, by partition. */
  @Column({ type: 'jsonb' })
  readonly positions: Readonly<Record<string, number>>;

  /** Events of the workspace that were counted so far. */
  @Column({ type: 'integer' })
  readonly events: number;

  /** Why it failed. */
  @Column({ type: 'text', nullable: true })
  readonly reason: string | null;

  @Column({ name: 'requested_at', type: 'timestamptz' })
  readonly requestedAt: Date;

  @Column({ name: 'finished_at', type: 'timestamptz', nullable: true })
  readonly finishedAt: Date | null;
}
