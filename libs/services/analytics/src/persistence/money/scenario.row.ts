import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { LedgerEntry, Line, Scenario } from '../../domain/money/scenario.js';

/** A scenario as it is stored. */
@Entity({ schema: 'analytics', name: 'scenario' })
@Index('scenario_newest_idx', ['tenantId', 'createdAt', 'id'])
export class ScenarioRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'scenario_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'scenario_pkey' })
  id: string;
  @Column({ type: 'text' })
  name: string;
  @Column({ type: 'text' })
  currency: string;
  @Column({ type: 'smallint' })
  months: number;
  @Column({ name: 'monthly_rate', type: 'double precision' })
  monthlyRate: number;
  @Column({ name: 'starts_in', type: 'text' })
  startsIn: string;
  @Column({ type: 'jsonb' })
  lines: Line[];
  @Column({ type: 'jsonb' })
  ledger: LedgerEntry[];
  @Column({ type: 'integer' })
  revision: number;
  @Column({ name: 'archived_at', type: 'timestamptz', nullable: true })
  archivedAt: Date | null;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}

/** The row of a scenario. */
export function toScenarioRow(tenantId: string, scenario: Scenario): ScenarioRow {
  return { tenantId, ...scenario, lines: [...scenario.lines], ledger: [...scenario.ledger] };
}

/** The scenario of a row. */
export function fromScenarioRow({ tenantId: _tenant, ...scenario }: ScenarioRow): Scenario {
  return scenario;
}
