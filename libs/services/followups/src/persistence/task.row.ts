import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Explanation, Outcome, RootCause, Task, TaskStatus } from '../domain/task.js';
import { ResponseFactsRow } from './response-facts.row.js';
import { RuleVersionRow } from './rule.row.js';

/** A task. */
@Entity({ schema: 'followups', name: 'task' })
@Unique('task_response_rule_key', ['tenant_id', 'response_id', 'rule_id'])
@Check('task_status_check', `status in ('open', 'in_progress', 'waiting', 'resolved')`)
@Index('task_opened_at_idx', ['tenant_id', 'opened_at', 'id'])
@Index('task_assignee_idx', ['tenant_id', 'assignee_id', 'opened_at', 'id'])
@Index('task_due_at_idx', ['tenant_id', 'due_at'], { where: `status <> 'resolved'` })
@ForeignKey(() => ResponseFactsRow, ['tenant_id', 'response_id'], ['tenant_id', 'response_id'], {
  name: 'task_response_fkey',
})
@ForeignKey(() => RuleVersionRow, ['tenant_id', 'rule_id', 'rule_version'], ['tenant_id', 'rule_id', 'version'], {
  name: 'task_rule_version_fkey',
})
export class TaskRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'task_pkey' }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'task_pkey' }) id: string;
  @Column('uuid') response_id: string;
  @Column('uuid') rule_id: string;
  @Column('integer') rule_version: number;
  @Column('uuid') survey_id: string;
  @Column('text') title: string;
  @Column('text') playbook: string;
  @Column('text') status: TaskStatus;
  @Column('uuid', { nullable: true }) assignee_id: string | null;
  @Column('integer') due_in_minutes: number;
  @Column('timestamptz') opened_at: Date;
  @Column('timestamptz') due_at: Date;
  @Column('timestamptz') first_due_at: Date;
  @Column('timestamptz', { nullable: true }) first_response_at: Date | null;
  @Column('timestamptz', { nullable: true }) first_resolved_at: Date | null;
  @Column('timestamptz', { nullable: true }) resolved_at: Date | null;
  @Column('text', { nullable: true }) root_cause: RootCause | null;
  @Column('text', { nullable: true }) outcome: Outcome | null;
  @Column('timestamptz', { nullable: true }) breached_at: Date | null;
  @Column('integer') reopen_count: number;
  @Column('integer') revision: number;
  @Column('jsonb') explanation: Explanation;
}

/** A row without its tenant and its explanation. */
export type PlainTaskRow = Omit<TaskRow, 'tenant_id' | 'explanation'>;

/** The columns of a `PlainTaskRow`, for statements. */
export const TASK_COLUMNS = `id, response_id, rule_id, rule_version, survey_id, title, playbook, status, assignee_id,
  due_in_minutes, opened_at, due_at, first_due_at, first_response_at, first_resolved_at, resolved_at, root_cause,
  outcome, breached_at, reopen_count, revision`;

/** The task of a row. */
export function taskFromRow(row: PlainTaskRow): Task {
  return {
    id: row.id,
    responseId: row.response_id,
    ruleId: row.rule_id,
    ruleVersion: row.rule_version,
    surveyId: row.survey_id,
    title: row.title,
    playbook: row.playbook,
    status: row.status,
    assigneeId: row.assignee_id,
    dueInMinutes: row.due_in_minutes,
    openedAt: row.opened_at,
    dueAt: row.due_at,
    firstDueAt: row.first_due_at,
    firstResponseAt: row.first_response_at,
    firstResolvedAt: row.first_resolved_at,
    resolvedAt: row.resolved_at,
    rootCause: row.root_cause,
    outcome: row.outcome,
    breachedAt: row.breached_at,
    reopenCount: row.reopen_count,
    revision: row.revision,
  };
}

/** The row of a task. */
export function taskToRow(task: Task): PlainTaskRow {
  return {
    id: task.id,
    response_id: task.responseId,
    rule_id: task.ruleId,
    rule_version: task.ruleVersion,
    survey_id: task.surveyId,
    title: task.title,
    playbook: task.playbook,
    status: task.status,
    assignee_id: task.assigneeId,
    due_in_minutes: task.dueInMinutes,
    opened_at: task.openedAt,
    due_at: task.dueAt,
    first_due_at: task.firstDueAt,
    first_response_at: task.firstResponseAt,
    first_resolved_at: task.firstResolvedAt,
    resolved_at: task.resolvedAt,
    root_cause: task.rootCause,
    outcome: task.outcome,
    breached_at: task.breachedAt,
    reopen_count: task.reopenCount,
    revision: task.revision,
  };
}
