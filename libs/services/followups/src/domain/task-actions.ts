import { dueAt, transition } from './task.js';
import type { Actor, Outcome, RootCause, Task, TaskChange } from './task.js';

/** The task after an action with its history entries (none: nothing changed), or why the action is not allowed. */
export type ActionResult =
  | { readonly ok: true; readonly task: Task; readonly changes: readonly TaskChange[] }
  | { readonly ok: false; readonly reason: string };

/** A manual change of a task; absent members stay as they are. */
export interface TaskEdit {
  readonly assigneeId?: string | null;
  readonly status?: 'open' | 'in_progress' | 'waiting';
}

/** Assigns the task, or moves it between the open statuses. */
export function edit(task: Task, change: TaskEdit, actor: Actor, at: Date): ActionResult {
  const changes: TaskChange[] = [];
  const assigneeId = change.assigneeId === undefined ? task.assigneeId : change.assigneeId;
  if (assigneeId !== task.assigneeId) {
    changes.push({ kind: 'assigned', at, actor, detail: { from: task.assigneeId, to: assigneeId } });
  }
  const moved = transition(task.status, { kind: 'move', to: change.status ?? openStatus(task) });
  if (!moved.ok) return moved;
  if (moved.status !== task.status) {
    changes.push({ kind: 'status_changed', at, actor, detail: { from: task.status, to: moved.status } });
  }
  return { ok: true, task: { ...task, assigneeId, status: moved.status }, changes };
}

/** Records the first response to the customer; later ones change nothing. */
export function recordFirstResponse(task: Task, actor: Actor, at: Date): ActionResult {
  if (task.firstResponseAt !== null) return { ok: true, task, changes: [] };
  return {
    ok: true,
    task: { ...task, firstResponseAt: at },
    changes: [{ kind: 'first_response', at, actor, detail: {} }],
  };
}

/** Resolves the task with its root cause and outcome. */
export function resolve(
  task: Task,
  how: { readonly rootCause: RootCause; readonly outcome: Outcome },
  actor: Actor,
  at: Date,
): ActionResult {
  const next = transition(task.status, { kind: 'resolve' });
  if (!next.ok) return next;
  return {
    ok: true,
    task: { ...task, ...how, status: next.status, resolvedAt: at, firstResolvedAt: task.firstResolvedAt ?? at },
    changes: [
      { kind: 'resolved', at, actor, detail: { from: task.status, root_cause: how.rootCause, outcome: how.outcome } },
    ],
  };
}

/** Reopens a resolved task; its new due time is `dueInMinutes` from now. */
export function reopen(task: Task, actor: Actor, at: Date): ActionResult {
  const next = transition(task.status, { kind: 'reopen' });
  if (!next.ok) return next;
  const due = dueAt(at, task.dueInMinutes);
  return {
    ok: true,
    task: {
      ...task,
      status: next.status,
      dueAt: due,
      resolvedAt: null,
      rootCause: null,
      outcome: null,
      breachedAt: null,
      reopenCount: task.reopenCount + 1,
    },
    changes: [{ kind: 'reopened', at, actor, detail: { due_at: due.toISOString() } }],
  };
}

/** Records that the task is overdue; changes nothing if it is resolved, already breached, or due at another time. */
export function breach(task: Task, setFor: Date, at: Date): ActionResult {
  if (!isOpenAndDueAt(task, setFor) || task.breachedAt !== null) return { ok: true, task, changes: [] };
  const change: TaskChange = { kind: 'breached', at, actor: TIMER, detail: { due_at: task.dueAt.toISOString() } };
  return { ok: true, task: { ...task, breachedAt: at }, changes: [change] };
}

/** Records a reminder; changes nothing if the task is resolved, already breached, or due at another time. */
export function remind(task: Task, setFor: Date, at: Date): ActionResult {
  if (!isOpenAndDueAt(task, setFor) || task.breachedAt !== null) return { ok: true, task, changes: [] };
  const change: TaskChange = { kind: 'reminded', at, actor: TIMER, detail: { due_at: task.dueAt.toISOString() } };
  return { ok: true, task, changes: [change] };
}

/** Records that the response no longer counts; the customer may still need an answer, so the task stays as it is. */
export function recordExclusion(task: Task, reason: string, actor: Actor, at: Date): readonly TaskChange[] {
  return task.status === 'resolved' ? [] : [{ kind: 'response_excluded', at, actor, detail: { reason } }];
}

/** Records that the response counts again. */
export function recordRestoration(task: Task, actor: Actor, at: Date): readonly TaskChange[] {
  return task.status === 'resolved' ? [] : [{ kind: 'response_restored', at, actor, detail: {} }];
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
  if (task.status === 'resolved') return { ok: true, task, changes: [] };
  const actor: Actor = { kind: importId === null ? 'customer' : 'import', id: importId };
  const change: TaskChange = { kind: 'response_withdrawn', at, actor, detail: { from: task.status } };
  return { ok: true, task: { ...task, status: 'resolved', resolvedAt: at }, changes: [change] };
}

const TIMER: Actor = { kind: 'timer', id: null };

function isOpenAndDueAt(task: Task, due: Date): boolean {
  return task.status !== 'resolved' && task.dueAt.getTime() === due.getTime();
}

/** The current status; `open` for a resolved task, which `transition` then rejects. */
function openStatus(task: Task): 'open' | 'in_progress' | 'waiting' {
  return task.status === 'resolved' ? 'open' : task.status;
}
