import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { QuestionsConsent, Workspace, WorkspaceLimits } from '../domain/workspace.js';

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
  @Column({ name: 'questions_consent', type: 'text', default: 'opt_out' })
  questionsConsent: QuestionsConsent;
  @Column({ name: 'retention_months', type: 'integer', nullable: true })
  retentionMonths: number | null;
  @Column({ type: 'boolean', default: false })
  demo: boolean;
  @Column({ name: 'sandbox_of', type: 'uuid', nullable: true })
  sandboxOf: string | null;
  @Column({ name: 'sandbox_id', type: 'uuid', nullable: true })
  sandboxId: string | null;
  @Column({ name: 'suspension_reason', type: 'text', nullable: true })
  suspensionReason: string | null;
  @Column({ name: 'member_limit', type: 'integer', nullable: true })
  memberLimit: number | null;
  @Column({ name: 'monthly_answer_limit', type: 'integer', nullable: true })
  monthlyAnswerLimit: number | null;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
  @Column({ name: 'deletes_at', type: 'timestamptz', nullable: true })
  deletesAt: Date | null;
}

/** The row of a workspace. */
export function toWorkspaceRow({ id, isDemo, suspension, limits, ...rest }: Workspace): WorkspaceRow {
  return { tenantId: id, demo: isDemo, suspensionReason: suspension, ...toLimitColumns(limits), ...rest };
}

/** The workspace of a row. */
export function fromWorkspaceRow(row: WorkspaceRow): Workspace {
  const { tenantId, demo, suspensionReason, memberLimit, monthlyAnswerLimit, ...rest } = row;
  const limits = { members: memberLimit, answersPerMonth: monthlyAnswerLimit };
  return { id: tenantId, isDemo: demo, suspension: suspensionReason, limits, ...rest };
}

/** The columns of the limits. */
export function toLimitColumns({ members, answersPerMonth }: WorkspaceLimits) {
  return { memberLimit: members, monthlyAnswerLimit: answersPerMonth };
}
