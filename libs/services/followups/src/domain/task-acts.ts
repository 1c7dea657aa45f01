import { dueAt, transition } from './task.js';
import type { Actor, Outcome, RootCause, Task, TaskChange } from './task.js';

/** A task after an act with its lines of history (none: nothing changed), or why the act cannot be done. */
export type Acted =
  | { readonly ok: true; readonly task: Task; readonly changes: readonly TaskChange[] }
  | { readonly ok: false; readonly reason: string };

/** What staff change of a task by hand; undefined leaves a part as it is. */
export interface TaskEdit {
  readonly assigneeId?: string | null;
  readonly status?: 'open' | 'in_progress' | 'waiting';
}

/** Gives the task to somebody or moves it among the open states. */
export function edit(task: Task, change: TaskEdit, actor: Actor, at: Date): Acted {
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

/** Notes that the customer was answered; only the first answer counts. */
export function answered(task: Task, actor: Actor, at: Date): Acted {
  if (task.firstResponseAt !== null) return { ok: true, task, changes: [] };
  return {
    ok: true,
    task: { ...task, firstResponseAt: at },
    changes: [{ kind: 'first_response', at, actor, detail: {} }],
  };
}

/** Ends the task with its cause and what came of it. */
export function resolve(
  task: Task,
  how: { readonly rootCause: RootCause; readonly outcome: Outcome },
  actor: Actor,
  at: Date,
): Acted {
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

/** Opens a resolved task again, with the time its rule gave it from now. */
export function reopen(task: Task, actor: Actor, at: Date): Acted {
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

/** Notes that the task went past its due time; nothing changes where it is resolved, noted already, or due at another time. */
export function breach(task: Task, setFor: Date, at: Date): Acted {
  if (!isWaitingFor(task, setFor) || task.breachedAt !== null) return { ok: true, task, changes: [] };
  const change: TaskChange = { kind: 'breached', at, actor: TIMER, detail: { due_at: task.dueAt.toISOString() } };
  return { ok: true, task: { ...task, breachedAt: at }, changes: [change] };
}

/** Notes that staff were reminded; nothing changes where there is nothing to remind of. */
export function remind(task: Task, setFor: Date, at: Date): Acted {
  if (!isWaitingFor(task, setFor) || task.breachedAt !== null) return { ok: true, task, changes: [] };
  const change: TaskChange = { kind: 'reminded', at, actor: TIMER, detail: { due_at: task.dueAt.toISOString() } };
  return { ok: true, task, changes: [change] };
}

const TIMER: Actor = { kind: 'timer', id: null };

function isWaitingFor(task: Task, due: Date): boolean {
  return task.status !== 'resolved' && task.dueAt.getTime() === due.getTime();
}

/** The state to stay in; `resolved` asks for `open`, which the status machine then refuses. */
function openStatus(task: Task): 'open' | 'in_progress' | 'waiting' {
  return task.status === 'resolved' ? 'open' : task.status;
}
