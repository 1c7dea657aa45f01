import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { JourneyStage, Touchpoint } from '../domain/touchpoint.js';

/** A touchpoint as it is stored. */
@Entity({ schema: 'survey', name: 'touchpoint' })
@Unique('touchpoint_key_key', ['tenantId', 'key'])
@Index('touchpoint_newest_idx', ['tenantId', 'createdAt', 'id'])
export class TouchpointRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'touchpoint_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'touchpoint_pkey' })
  id: string;
  @Column({ type: 'text' })
  key: string;
  @Column({ type: 'text' })
  name: string;
  @Column({ type: 'text', nullable: true })
  stage: JourneyStage | null;
  @Column({ type: 'integer' })
  position: number;
  @Column({ name: 'moment_of_truth', type: 'boolean', default: false })
  momentOfTruth: boolean;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}

/** The row of a touchpoint. */
export function toTouchpointRow(tenantId: string, touchpoint: Touchpoint): TouchpointRow {
  return { tenantId, ...touchpoint };
}

/** The touchpoint of a row. */
export function fromTouchpointRow({ tenantId: _tenant, ...touchpoint }: TouchpointRow): Touchpoint {
  return touchpoint;
}
