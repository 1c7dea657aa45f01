import type { TenantTx } from '@hearback/database';
import { MAX_ENTRIES } from '../application/task-queries.js';
import type { TaskNote } from '../application/task-store.js';
import { ownersIn, type TaskChange } from '../domain/task-change.js';
import { changeFromRow, type TaskChangeRow } from './task.row.js';

/** The newest notes of a task, oldest first. */
export function notesOf(tx: TenantTx, taskId: string): Promise<TaskNote[]> {
  return tx.query<TaskNote & Record<string, unknown>>(
    `select * from (
       select id, author_kind as "authorKind", author_id as "authorId", text, spoke, created_at as "createdAt"
       from followups.task_note where tenant_id = $1 and task_id = $2 order by created_at desc, id desc limit $3
     ) newest order by "createdAt", id`,
    [tx.tenantId, taskId, MAX_ENTRIES],
  );
}

/** The newest entries of a task's history, oldest first. */
export async function historyOf(tx: TenantTx, taskId: string): Promise<TaskChange[]> {
  const rows = await tx.query<Omit<TaskChangeRow, 'tenant_id' | 'task_id'>>(
    `select * from (
       select revision, position, kind, at, actor_kind, actor_id, detail from followups.task_change
       where tenant_id = $1 and task_id = $2 order by revision desc, position desc limit $3
     ) newest order by revision, position`,
    [tx.tenantId, taskId, MAX_ENTRIES],
  );
  return rows.map(changeFromRow);
}

/** All notes of tasks, oldest first, by task. */
export async function notesByTask(tx: TenantTx, taskIds: readonly string[]): Promise<Map<string, TaskNote[]>> {
  const rows = await tx.query<TaskNote & { taskId: string }>(
    `select task_id as "taskId", id, author_kind as "authorKind", author_id as "authorId", text, spoke, created_at as "createdAt"
     from followups.task_note where tenant_id = $1 and task_id = any ($2) order by created_at, id`,
    [tx.tenantId, taskIds],
  );
  return byTask(rows, ({ taskId, ...note }) => [taskId, note]);
}

/** The whole history of tasks, oldest first, by task. */
export async function historyByTask(tx: TenantTx, taskIds: readonly string[]): Promise<Map<string, TaskChange[]>> {
  const rows = await tx.query<Omit<TaskChangeRow, 'tenant_id'>>(
    `select task_id, revision, position, kind, at, actor_kind, actor_id, detail from followups.task_change
     where tenant_id = $1 and task_id = any ($2) order by task_id, revision, position`,
    [tx.tenantId, taskIds],
  );
  return byTask(rows, (row) => [row.task_id, changeFromRow(row)]);
}

function byTask<R, T>(rows: readonly R[], entryOf: (row: R) => readonly [taskId: string, entry: T]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const [taskId, entry] = entryOf(row);
    const entries = found.get(taskId);
    if (entries === undefined) found.set(taskId, [entry]);
    else entries.push(entry);
  }
  return found;
}

/** Ids of the members who appear in notes and history. */
export function namesIn(notes: readonly TaskNote[], history: readonly TaskChange[]): string[] {
  const authors = notes.filter(({ authorKind }) => authorKind === 'staff').map(({ authorId }) => authorId);
  const actors = history.flatMap(({ actor }) => actor.id ?? []);
  const owners = history.flatMap(({ kind, detail }) => ownersIn(kind).flatMap((name) => detail[name] ?? []));
  return [...new Set([...authors, ...actors, ...owners])];
}
