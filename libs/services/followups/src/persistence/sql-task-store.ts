import { Injectable } from '@nestjs/common';
import type { BatchTx, Row, TenantTx, Tx } from '@hearback/database';
import {
  TaskStore,
  type Escalation,
  type ResponseRef,
  type TaskNote,
  type TaskRef,
} from '../application/task-store.js';
import type { TaskChange } from '../domain/task-change.js';
import type { Task } from '../domain/task.js';
import {
  changeFromRow,
  TASK_COLUMNS,
  taskFromRow,
  taskToRow,
  type PlainTaskRow,
  type TaskChangeRow,
} from './task.row.js';

/** `TaskStore` in SQL. */
@Injectable()
export class SqlTaskStore extends TaskStore {
  override async lock(tx: Tx, tenantId: string, id: string): Promise<Task | undefined> {
    const rows = await tx.query<PlainTaskRow>(
      `select ${TASK_COLUMNS} from followups.task where tenant_id = $1 and id = $2 for update`,
      [tenantId, id],
    );
    return rows[0] === undefined ? undefined : taskFromRow(rows[0]);
  }

  override async find(tx: Tx, tenantId: string, id: string): Promise<Task | undefined> {
    const rows = await tx.query<PlainTaskRow>(
      `select ${TASK_COLUMNS} from followups.task where tenant_id = $1 and id = $2`,
      [tenantId, id],
    );
    return rows[0] === undefined ? undefined : taskFromRow(rows[0]);
  }

  override async store(tx: Tx, tenantId: string, task: Task, changes: readonly TaskChange[]): Promise<Task> {
    const [revision, row] = [task.revision + 1, taskToRow(task)];
    await tx.query(
      `update followups.task set status = $3, assignee_id = $4, due_at = $5, first_response_at = $6,
         first_resolved_at = $7, resolved_at = $8, root_cause = $9, outcome = $10, breached_at = $11,
         reopen_count = $12, revision = $13, title = $14, score_level = $15, root_cause_text = $16, done = $17,
         first_due_at = $18, due_in_minutes = $19, clocks = $20, paused_at = $21, response_due_at = $22, raised_at = $23
       where tenant_id = $1 and id = $2`,
      [
        tenantId,
        task.id,
        task.status,
        task.assigneeId,
        task.dueAt,
        task.firstResponseAt,
        task.firstResolvedAt,
        task.resolvedAt,
        task.rootCause,
        task.outcome,
        task.breachedAt,
        task.reopenCount,
        revision,
        task.title,
        task.scoreLevel,
        task.rootCauseText,
        task.done,
        task.firstDueAt,
        task.dueInMinutes,
        row.clocks === null ? null : JSON.stringify(row.clocks),
        row.paused_at,
        row.response_due_at,
        row.raised_at,
      ],
    );
    const rows = changes.map(({ kind, at, actor, detail }, position) => ({
      tenant_id: tenantId,
      task_id: task.id,
      revision,
      position,
      kind,
      at,
      actor_kind: actor.kind,
      actor_id: actor.id,
      detail,
    }));
    await tx.query(
      `insert into followups.task_change (tenant_id, task_id, revision, position, kind, at, actor_kind, actor_id, detail)
       select tenant_id, task_id, revision, position, kind, at, actor_kind, actor_id, detail
       from json_populate_recordset(null::followups.task_change, $1::json)`,
      [JSON.stringify(rows)],
    );
    return { ...task, revision };
  }

  override async lockAll(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Task>> {
    const rows = await tx.query<PlainTaskRow>(
      `select ${TASK_COLUMNS} from followups.task where tenant_id = $1 and id = any ($2) order by id for update`,
      [tenantId, ids],
    );
    return new Map(rows.map((row) => [row.id, taskFromRow(row)]));
  }

  override async openOwnedBy(tx: Tx, tenantId: string, staffId: string): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from followups.task
       where tenant_id = $1 and assignee_id = $2 and status not in ('resolved', 'cancelled') order by id`,
      [tenantId, staffId],
    );
    return rows.map(({ id }) => id);
  }

  override async changedSince(
    tx: Tx,
    tenantId: string,
    taskId: string,
    revision: number,
  ): Promise<readonly TaskChange[]> {
    const rows = await tx.query<Omit<TaskChangeRow, 'tenant_id' | 'task_id'>>(
      `select revision, position, kind, at, actor_kind, actor_id, detail from followups.task_change
       where tenant_id = $1 and task_id = $2 and revision > $3 order by revision, position`,
      [tenantId, taskId, revision],
    );
    return rows.map(changeFromRow);
  }

  override openOf(tx: Tx, responses: readonly ResponseRef[]): Promise<readonly TaskRef[]> {
    return this.#of(tx, responses, `where t.status not in ('resolved', 'cancelled')`);
  }

  override allOf(tx: BatchTx, responses: readonly ResponseRef[]): Promise<readonly TaskRef[]> {
    return this.#of(tx, responses, '');
  }

  #of(tx: Tx, responses: readonly ResponseRef[], condition: string): Promise<readonly TaskRef[]> {
    return tx.query<TaskRef & Row>(
      `select t.tenant_id as "tenantId", t.id as "taskId", t.response_id as "responseId" from followups.task t
       join json_to_recordset($1::json) as r ("tenantId" uuid, "responseId" uuid)
         on r."tenantId" = t.tenant_id and r."responseId" = t.response_id
       ${condition} order by t.tenant_id, t.id`,
      [JSON.stringify(responses)],
    );
  }

  override async recordEscalation(tx: Tx, tenantId: string, { task, clock, step, at }: Escalation): Promise<boolean> {
    const rows = await tx.query(
      `insert into followups.task_escalation (tenant_id, task_id, round, clock, step, at)
       values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning step`,
      [tenantId, task.id, task.reopenCount, clock, step, at],
    );
    return rows.length > 0;
  }

  override async countingHours(tx: Tx, tenantId: string, afterId: string | null, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from followups.task where tenant_id = $1 and ($2::uuid is null or id > $2)
         and clocks is not null and not (status in ('resolved', 'cancelled')) order by id limit $3`,
      [tenantId, afterId, limit],
    );
    return rows.map(({ id }) => id);
  }

  override async addNote(tx: TenantTx, note: TaskNote & { readonly taskId: string }): Promise<void> {
    await tx.query(
      `insert into followups.task_note (tenant_id, id, task_id, author_kind, author_id, text, spoke, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.tenantId, note.id, note.taskId, note.authorKind, note.authorId, note.text, note.spoke, note.createdAt],
    );
  }
}
