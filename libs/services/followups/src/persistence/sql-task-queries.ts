import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantTx, keyset } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import {
  MAX_ENTRIES,
  TaskQueries,
  type TaskDetail,
  type TaskExplanation,
  type TaskFilter,
} from '../application/task-queries.js';
import type { TaskNote } from '../application/task-store.js';
import type { Explanation, Task } from '../domain/task.js';
import type { TaskTimes } from '../domain/task-times.js';
import { factsFromRow, type ResponseFactsRow } from './response-facts.row.js';
import { TASK_COLUMNS, taskFromRow, type PlainTaskRow, type TaskChangeRow } from './task.row.js';

/** `TaskQueries` in SQL. */
@Injectable()
export class SqlTaskQueries extends TaskQueries {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override list(tenantId: string, filter: TaskFilter, page: PageRequest): Promise<Page<Task>> {
    return this.database.withTenant(tenantId, async (tx) => {
      const parameters: unknown[] = [tenantId];
      const where = conditionsOf(filter, parameters);
      const keys = keyset(page, ['opened_at', 'id'], parameters);
      const rows = await tx.query<PlainTaskRow>(
        `select ${TASK_COLUMNS} from followups.task
         where tenant_id = $1 ${where} and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      return pageOf(rows.map(taskFromRow), page.limit);
    });
  }

  override detail(tenantId: string, id: string): Promise<TaskDetail | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const [row] = await tx.query<PlainTaskRow & Pick<ResponseFactsRow, 'facts'> & { assignee_name: string | null }>(
        `select ${TASK_COLUMNS.replaceAll(/\w+/g, 't.$&')}, f.facts, s.name as assignee_name
         from followups.task t
         join followups.response_facts f on f.tenant_id = t.tenant_id and f.response_id = t.response_id
         left join followups.staff s on s.tenant_id = t.tenant_id and s.id = t.assignee_id
         where t.tenant_id = $1 and t.id = $2`,
        [tenantId, id],
      );
      if (row === undefined) return undefined;
      return {
        task: taskFromRow(row),
        assigneeName: row.assignee_name,
        facts: factsFromRow(row),
        notes: await notesOf(tx, id),
        history: await historyOf(tx, id),
      };
    });
  }

  override explanation(tenantId: string, id: string): Promise<TaskExplanation | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const [row] = await tx.query<Pick<ResponseFactsRow, 'facts' | 'response_id'> & { explanation: Explanation }>(
        `select t.explanation, t.response_id, f.facts
         from followups.task t
         join followups.response_facts f on f.tenant_id = t.tenant_id and f.response_id = t.response_id
         where t.tenant_id = $1 and t.id = $2`,
        [tenantId, id],
      );
      if (row === undefined) return undefined;
      const suppressed = await tx.query<{ ruleId: string; ruleVersion: number; reason: string; at: Date }>(
        `select rule_id as "ruleId", rule_version as "ruleVersion", reason, at from followups.suppression
         where tenant_id = $1 and response_id = $2 order by rule_id`,
        [tenantId, row.response_id],
      );
      return { taskId: id, explanation: row.explanation, facts: factsFromRow(row), suppressed };
    });
  }

  override times(tenantId: string, from: Date, to: Date): Promise<TaskTimes[]> {
    return this.database.withTenant(tenantId, (tx) =>
      tx.query<TaskTimes & Record<string, unknown>>(
        `select opened_at as "openedAt", first_due_at as "firstDueAt", first_response_at as "firstResponseAt",
           first_resolved_at as "firstResolvedAt", resolved_at as "resolvedAt"
         from followups.task where tenant_id = $1 and opened_at >= $2 and opened_at < $3
           and not exists (select 1 from followups.response_withdrawal w
             where w.tenant_id = task.tenant_id and w.response_id = task.response_id)`,
        [tenantId, from, to],
      ),
    );
  }
}

function conditionsOf(filter: TaskFilter, parameters: unknown[]): string {
  const parts: string[] = [];
  const add = (sql: string, value: unknown) => {
    if (value === null) return;
    parameters.push(value);
    parts.push(`and ${sql.replace('?', `$${parameters.length}`)}`);
  };
  add('status = ?', filter.status);
  add('assignee_id = ?', filter.assigneeId);
  add('due_at < ?', filter.dueBefore);
  add(`due_at < ? and status <> 'resolved'`, filter.overdueAt);
  add('survey_id = ?', filter.surveyId);
  add('rule_id = ?', filter.ruleId);
  add('response_id = ?', filter.responseId);
  if (filter.unassigned) parts.push('and assignee_id is null');
  return parts.join(' ');
}

function notesOf(tx: TenantTx, taskId: string): Promise<TaskNote[]> {
  return tx.query<TaskNote & Record<string, unknown>>(
    `select * from (
       select id, author_kind as "authorKind", author_id as "authorId", text, created_at as "createdAt"
       from followups.task_note where tenant_id = $1 and task_id = $2 order by created_at desc, id desc limit $3
     ) newest order by "createdAt", id`,
    [tx.tenantId, taskId, MAX_ENTRIES],
  );
}

async function historyOf(tx: TenantTx, taskId: string): Promise<TaskDetail['history']> {
  const rows = await tx.query<Omit<TaskChangeRow, 'tenant_id' | 'task_id'>>(
    `select * from (
       select revision, position, kind, at, actor_kind, actor_id, detail from followups.task_change
       where tenant_id = $1 and task_id = $2 order by revision desc, position desc limit $3
     ) newest order by revision, position`,
    [tx.tenantId, taskId, MAX_ENTRIES],
  );
  return rows.map(({ revision, position, kind, at, actor_kind, actor_id, detail }) => ({
    id: `${revision}.${position}`,
    kind,
    at,
    actor: { kind: actor_kind, id: actor_id },
    detail,
  }));
}
