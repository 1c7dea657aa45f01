import type { TaskFilter, TaskSort } from '../application/task-queries.js';
import type { DueState, Today } from '../domain/due-state.js';
import type { DeadlineResult } from '../domain/task-times.js';

/** The condition of open tasks of `t`; the partial indexes have the same one. */
export const OPEN = `not (t.status in ('resolved', 'cancelled'))`;

/** The columns that lists can be ordered by. */
export const SORT_COLUMNS: Readonly<Record<TaskSort, string>> = {
  openedAt: 't.opened_at',
  dueAt: 't.due_at',
  resolvedAt: 't.resolved_at',
};

/** The due state of an open task `t` as `dueStateOf` has it; `now` and `endsAt` are parameters. */
export const dueStateSql = (now: string, endsAt: string): string =>
  `case when t.due_at < coalesce(t.paused_at, ${now}) then 'late' when t.status = 'waiting' then 'waiting'
     when t.due_at < ${endsAt} then 'today' else 'later' end`;

/** The conditions of a filter on `t`, each with a leading `and`; appends their values to `parameters`. */
export function conditionsOf(filter: TaskFilter, sort: TaskSort, today: Today, parameters: unknown[]): string {
  const parts: string[] = [];
  const value = (parameter: unknown) => `$${parameters.push(parameter)}`;
  const equal = (column: string, wanted: string | null) => {
    if (wanted !== null) parts.push(`and t.${column} = ${value(wanted)}`);
  };
  equal('status', filter.status);
  equal('assignee_id', filter.assigneeId);
  equal('survey_id', filter.surveyId);
  equal('touchpoint_id', filter.touchpointId);
  equal('score_level', filter.scoreLevel);
  equal('rule_id', filter.ruleId);
  if (filter.responseIds !== null) parts.push(`and t.response_id = any (${value(filter.responseIds)}::uuid[])`);
  if (filter.teamId !== null)
    parts.push(
      `and t.assignee_id = any (array(select unnest(team.member_ids) from followups.team
         where team.tenant_id = t.tenant_id and team.id = ${value(filter.teamId)}))`,
    );
  if (filter.unassigned) parts.push('and t.assignee_id is null');
  if (filter.dueBefore !== null) parts.push(`and t.due_at < ${value(filter.dueBefore)}`);
  if (filter.isOpen !== null) parts.push(filter.isOpen ? `and ${OPEN}` : `and t.status in ('resolved', 'cancelled')`);
  if (filter.due !== null) parts.push(dueCondition(filter.due, today, value));
  equal('root_cause', filter.rootCause);
  if (filter.tag !== null)
    parts.push(
      `and exists (select from followups.task_work w
         where w.tenant_id = t.tenant_id and w.task_id = t.id and w.tags @> array[${value(filter.tag)}::text])`,
    );
  if (filter.openedFrom !== null) parts.push(`and t.opened_at >= ${value(filter.openedFrom)}`);
  if (filter.openedBefore !== null) parts.push(`and t.opened_at < ${value(filter.openedBefore)}`);
  if (filter.firstResponse !== null) {
    const due = 'coalesce(t.response_due_at, t.first_due_at)';
    parts.push(resultCondition(filter.firstResponse, 't.first_response_at', due, () => value(today.now)));
  }
  if (filter.resolution !== null) {
    parts.push(resultCondition(filter.resolution, 't.first_resolved_at', 't.first_due_at', () => value(today.now)));
  }
  if (filter.text !== null) parts.push(`and position(lower(${value(filter.text)}) in lower(t.title)) > 0`);
  if (sort === 'resolvedAt') parts.push('and t.resolved_at is not null');
  return parts.join(' ');
}

/** As `deadlineResult` has it. */
function resultCondition(result: DeadlineResult, doneAt: string, dueAt: string, now: () => string): string {
  if (result === 'in_time') return `and ${doneAt} <= ${dueAt}`;
  if (result === 'late') return `and coalesce(${doneAt}, ${now()}::timestamptz) > ${dueAt}`;
  return `and ${doneAt} is null and ${dueAt} >= ${now()}`;
}

/** Written so that the index on the due time of open tasks narrows the rows. */
function dueCondition(due: DueState, { now, endsAt }: Today, value: (parameter: unknown) => string): string {
  const present = value(now);
  if (due === 'late') return `and ${OPEN} and t.due_at < ${present} and t.due_at < coalesce(t.paused_at, ${present})`;
  if (due === 'waiting') {
    return `and ${OPEN} and t.status = 'waiting' and t.due_at >= coalesce(t.paused_at, ${present})`;
  }
  return `and ${OPEN} and t.due_at >= ${present} and t.status <> 'waiting' and t.due_at ${due === 'today' ? '<' : '>='} ${value(endsAt)}`;
}
