import type { ActionResult } from './task-actions.js';
import type { TaskChange } from './task-change.js';
import { isClosed, type Actor, type Task } from './task.js';

/** Records that the response no longer counts; the customer may still need an answer, so the task stays as it is. */
export function recordExclusion(task: Task, reason: string, actor: Actor, at: Date): readonly TaskChange[] {
  return isClosed(task.status) ? [] : [{ kind: 'response_excluded', at, actor, detail: { reason } }];
}

/** Records that the response counts again. */
export function recordRestoration(task: Task, actor: Actor, at: Date): readonly TaskChange[] {
  return isClosed(task.status) ? [] : [{ kind: 'response_restored', at, actor, detail: {} }];
}

/** Records that the customer changed the response. Staff decide whether that settles the matter, so the task stays as it is. */
export function recordRevision(
  revision: number,
  scores: { readonly from: string | null; readonly to: string | null },
  at: Date,
): TaskChange {
  const actor: Actor = { kind: 'customer', id: null };
  return { kind: 'response_revised', at, actor, detail: { revision: String(revision), ...scores } };
}

/**
 * Closes the task of a response that was deleted: by undoing an import or, without one, by its customer. Nobody resolved it, so it
 * gets neither cause nor outcome.
 */
export function closeWithdrawn(task: Task, importId: string | null, at: Date): ActionResult {
  if (isClosed(task.status)) return { ok: true, task, changes: [] };
  const actor: Actor = { kind: importId === null ? 'customer' : 'import', id: importId };
  const change: TaskChange = { kind: 'response_withdrawn', at, actor, detail: { from: task.status } };
  return { ok: true, task: { ...task, status: 'resolved', resolvedAt: at }, changes: [change] };
}
