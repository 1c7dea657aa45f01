import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Figure } from '../../domain/goals/figure.js';
import type { Goal } from '../../domain/goals/goal.js';

/** A goal as it is stored. */
@Entity({ schema: 'analytics', name: 'goal' })
@Index('goal_newest_idx', ['tenantId', 'createdAt', 'id'])
export class GoalRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'goal_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'goal_pkey' })
  id: string;
  @Column({ type: 'text' })
  figure: Figure;
  @Column({ name: 'touchpoint_id', type: 'uuid', nullable: true })
  touchpointId: string | null;
  @Column({ type: 'double precision' })
  target: number;
  @Column({ type: 'date' })
  by: string;
  @Column({ name: 'owner_id', type: 'uuid', nullable: true })
  ownerId: string | null;
  @Column({ type: 'integer' })
  revision: number;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}

/** The row of a goal. */
export function toGoalRow(tenantId: string, goal: Goal): GoalRow {
  return { tenantId, ...goal };
}

/** The goal of a row. */
export function fromGoalRow({ tenantId: _tenant, ...goal }: GoalRow): Goal {
  return goal;
}
