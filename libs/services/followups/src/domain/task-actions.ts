import { dueAt, transition } from './task.js';
import type { Resolution } from './resolution.js';
import type { TaskChange } from './task-change.js';
import type { Actor, Task } from './task.js';

/** The task after an action with its history entries (none: nothing changed), or why the action is not allowed. */
export type ActionResult =
  | { readonly ok: true; readonly task: Task; readonly changes: readonly TaskChange[] }
  | { readonly ok: false; readonly reason: string };

/** A manual change of a task; absent members stay as they are. */
export interface TaskEdit {
  readonly assigneeId?: string | null;
  readonly status?: 'open' | 'in_progress' | 'waiting';
  readonly title?: string;
  readonly dueAt?: Date;
}

/** Assigns, renames or reschedules the task, or moves it between the open statuses. A new due time makes a late task punctual again. */
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
  const title = change.title ?? task.title;
  if (title !== task.title) changes.push({ kind: 'title_changed', at, actor, detail: { title } });
  const due = change.dueAt ?? task.dueAt;
  const isRescheduled = due.getTime() !== task.dueAt.getTime();
  if (isRescheduled) {
    changes.push({
      kind: 'due_changed',
      at,
      actor,
      detail: { from: task.dueAt.toISOString(), to: due.toISOString() },
    });
  }
  const breachedAt = isRescheduled ? null : task.breachedAt;
  return { ok: true, task: { ...task, assigneeId, status: moved.status, title, dueAt: due, breachedAt }, changes };
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
export function resolve(task: Task, how: Resolution, actor: Actor, at: Date): ActionResult {
  const next = transition(task.status, { kind: 'resolve' });
  if (!next.ok) return next;
  return {
    ok: true,
    task: { ...task, ...how, status: next.status, resolvedAt: at, firstResolvedAt: task.firstResolvedAt ?? at },
    changes: [
      {
        kind: 'resolved',
        at,
        actor,
        detail: {
          from: task.status,
          root_cause: how.rootCause,
          root_cause_text: how.rootCauseText,
          outcome: how.outcome,
          done: how.done,
        },
      },
    ],
  };
}

/** Cancels a task that was opened by hand; what a rule opened is resolved instead, so that its cause is known. */
export function cancel(task: Task, actor: Actor, at: Date): ActionResult {
  if (task.ruleId !== null) return { ok: false, reason: 'a rule opened the task; resolve it instead' };
  const next = transition(task.status, { kind: 'cancel' });
  if (!next.ok) return next;
  const change: TaskChange = { kind: 'cancelled', at, actor, detail: { from: task.status } };
  return { ok: true, task: { ...task, status: next.status }, changes: [change] };
}

/** Reopens a resolved task; its new due time is `dueInMinutes` from now. */
export function reopen(task: Task, reason: string | null, actor: Actor, at: Date): ActionResult {
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
      rootCauseText: null,
      outcome: null,
      done: null,
      breachedAt: null,
      reopenCount: task.reopenCount + 1,
    },
    changes: [{ kind: 'reopened', at, actor, detail: { due_at: due.toISOString(), reason } }],
  };
}

/** The current status; `open` for a closed task, which `transition` then rejects. */
function openStatus(task: Task): 'open' | 'in_progress' | 'waiting' {
  return task.status === 'resolved' || task.status === 'cancelled' ? 'open' : task.status;
}
