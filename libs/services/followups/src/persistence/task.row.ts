import type { ScoreLevel } from '@hearback/questionnaire';
import type { Explanation } from '../domain/explanation.js';
import type { Outcome } from '../domain/resolution.js';
import type { TaskChange, TaskChangeKind } from '../domain/task-change.js';
import type { Actor, Task, TaskStatus } from '../domain/task.js';
import { clocksFromDocument, clocksToDocument, type ClocksDocument } from './clocks-document.js';

/** A task. */
export interface TaskRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly response_id: string | null;
  readonly rule_id: string | null;
  readonly rule_version: number | null;
  readonly survey_id: string | null;
  readonly touchpoint_id: string | null;
  readonly score_level: ScoreLevel | null;
  readonly title: string;
  readonly playbook: string;
  readonly status: TaskStatus;
  readonly assignee_id: string | null;
  readonly due_in_minutes: number;
  readonly opened_at: Date;
  readonly due_at: Date;
  readonly first_due_at: Date;
  readonly first_response_at: Date | null;
  readonly first_resolved_at: Date | null;
  readonly resolved_at: Date | null;
  readonly root_cause: string | null;
  readonly root_cause_text: string | null;
  readonly outcome: Outcome | null;
  readonly done: string | null;
  readonly breached_at: Date | null;
  readonly reopen_count: number;
  readonly clocks: ClocksDocument | null;
  /** A copy of the member of `clocks`, for conditions. */
  readonly paused_at: Date | null;
  /** The deadline of the first response, for reports. */
  readonly response_due_at: Date | null;
  readonly raised_at: Date | null;
  readonly revision: number;
  /** Null for a task that was opened by hand. */
  readonly explanation: Explanation | null;
}

/** An entry of a task's history; `revision` is that of the task after the change. */
export interface TaskChangeRow {
  readonly tenant_id: string;
  readonly task_id: string;
  readonly revision: number;
  readonly position: number;
  readonly kind: TaskChangeKind;
  readonly at: Date;
  readonly actor_kind: Actor['kind'];
  readonly actor_id: string | null;
  readonly detail: TaskChange['detail'];
}

/** A row without its tenant and its explanation. */
export type PlainTaskRow = Omit<TaskRow, 'tenant_id' | 'explanation'>;

/** The columns of a `PlainTaskRow`, for statements. */
export const TASK_COLUMNS = `id, response_id, rule_id, rule_version, survey_id, touchpoint_id, score_level, title, playbook,
  status, assignee_id, due_in_minutes, opened_at, due_at, first_due_at, first_response_at, first_resolved_at, resolved_at,
  root_cause, root_cause_text, outcome, done, breached_at, reopen_count, clocks, paused_at, response_due_at, raised_at, revision`;

/** The task of a row. */
export function taskFromRow(row: PlainTaskRow): Task {
  return {
    id: row.id,
    responseId: row.response_id,
    ruleId: row.rule_id,
    ruleVersion: row.rule_version,
    surveyId: row.survey_id,
    touchpointId: row.touchpoint_id,
    scoreLevel: row.score_level,
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
    rootCauseText: row.root_cause_text,
    outcome: row.outcome,
    done: row.done,
    breachedAt: row.breached_at,
    reopenCount: row.reopen_count,
    clocks: row.clocks === null ? null : clocksFromDocument(row.clocks),
    raisedAt: row.raised_at,
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
    touchpoint_id: task.touchpointId,
    score_level: task.scoreLevel,
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
    root_cause_text: task.rootCauseText,
    outcome: task.outcome,
    done: task.done,
    breached_at: task.breachedAt,
    reopen_count: task.reopenCount,
    clocks: task.clocks === null ? null : clocksToDocument(task.clocks),
    paused_at: task.clocks?.pausedAt ?? null,
    response_due_at: task.clocks?.firstResponse?.dueAt ?? null,
    raised_at: task.raisedAt,
    revision: task.revision,
  };
}

/** The history entry of a row. */
export function changeFromRow(row: Omit<TaskChangeRow, 'tenant_id' | 'task_id'>): TaskChange {
  const { kind, at, actor_kind, actor_id, detail } = row;
  return { kind, at, actor: { kind: actor_kind, id: actor_id }, detail };
}
