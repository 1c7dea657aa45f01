import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type {
  ReportCadence,
  ReportLanguage,
  ReportPart,
  ReportSchedule,
} from '../../domain/mailings/report-schedule.js';

/** A schedule of reports as it is stored. */
@Entity({ schema: 'analytics', name: 'report_schedule' })
@Index('report_schedule_newest_idx', ['tenantId', 'createdAt', 'id'])
export class ReportScheduleRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'report_schedule_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'report_schedule_pkey' })
  id: string;
  @Column({ type: 'text' })
  name: string;
  @Column({ type: 'text' })
  every: ReportCadence;
  @Column({ type: 'smallint' })
  day: number;
  @Column({ type: 'smallint' })
  hour: number;
  @Column({ type: 'text' })
  language: ReportLanguage;
  @Column({ type: 'text', array: true })
  parts: ReportPart[];
  @Column({ type: 'boolean' })
  paused: boolean;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}

/** The row of a schedule. */
export function toReportScheduleRow(tenantId: string, schedule: ReportSchedule): ReportScheduleRow {
  return { tenantId, ...schedule, parts: [...schedule.parts] };
}

/** The schedule of a row. */
export function fromReportScheduleRow({ tenantId: _tenant, ...schedule }: ReportScheduleRow): ReportSchedule {
  return schedule;
}
