import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { AnonymousReport } from '../domain/anonymous-report.js';

/** A report of an anonymous survey as it is stored. */
@Entity({ schema: 'analytics', name: 'anonymous_report' })
@Index('anonymous_report_newest_idx', ['tenantId', 'closedAt', 'id'])
@Unique('anonymous_report_period_key', ['tenantId', 'surveyId', 'from'])
export class AnonymousReportRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'anonymous_report_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'anonymous_report_pkey' })
  id: string;
  @Column({ name: 'survey_id', type: 'uuid' })
  surveyId: string;
  @Column({ type: 'text' })
  audience: string;
  @Column({ type: 'text' })
  period: string;
  @Column({ name: 'period_from', type: 'date' })
  from: string;
  @Column({ name: 'period_to', type: 'date' })
  to: string;
  @Column({ type: 'integer', nullable: true })
  people: number | null;
  @Column({ type: 'json' })
  content: AnonymousReport['content'];
  @Column({ name: 'closed_at', type: 'timestamptz' })
  closedAt: Date;
}

/** The report of a row. */
export function fromAnonymousReportRow({ tenantId: _tenant, ...report }: AnonymousReportRow): AnonymousReport {
  return report;
}
