import { cancel, edit } from './task-actions.js';
import type { TaskChange } from './task-change.js';
import { isClosed, type Actor, type Task } from './task.js';

/** A task, or the tasks of a response, to hand over. Exactly one of the two ids is not null. */
export interface Assignment {
  readonly taskId: string | null;
  readonly responseId: string | null;
  /** Null: nobody. */
  readonly assigneeId: string | null;
  /** Only if this is the owner now; `undefined`: whatever the owner. */
  readonly onlyIfAssigneeId: string | null | undefined;
  /** Cancels the task instead of handing it over. */
  readonly cancel: boolean;
  /** Title of a task that is opened for a response; null: made of the customer's name. */
  readonly title: string | null;
}

/** What became of an assignment. */
export const ASSIGNMENT_RESULTS = [
  'assigned',
  'opened',
  'unchanged',
  'cancelled',
  'closed',
  'owner_changed',
  'not_found',
] as const;
export type AssignmentResult = (typeof ASSIGNMENT_RESULTS)[number];

/** The result for one task, with its owner before and after. */
export interface Assigned {
  readonly taskId: string | null;
  readonly responseId: string | null;
  readonly result: AssignmentResult;
  readonly before: string | null;
  readonly after: string | null;
}

/** The task after the assignment; no changes where it does not apply. */
export function applyAssignment(
  task: Task,
  { assigneeId, onlyIfAssigneeId, cancel: isCancelled }: Assignment,
  actor: Actor,
  at: Date,
): { readonly result: AssignmentResult; readonly task: Task; readonly changes: readonly TaskChange[] } {
  if (isClosed(task.status)) return { result: 'closed', task, changes: [] };
  if (onlyIfAssigneeId !== undefined && onlyIfAssigneeId !== task.assigneeId) {
    return { result: 'owner_changed', task, changes: [] };
  }
  const done = isCancelled ? cancel(task, actor, at) : edit(task, { assigneeId }, actor, at);
  if (!done.ok || done.changes.length === 0) return { result: 'unchanged', task, changes: [] };
  return { result: isCancelled ? 'cancelled' : 'assigned', task: done.task, changes: done.changes };
}

/** The assignments that take the results back, unless somebody else has acted since. */
export function undoOf(results: readonly Assigned[]): Assignment[] {
  return results.flatMap(({ taskId, result, before, after }) => {
    if (taskId === null || (result !== 'assigned' && result !== 'opened')) return [];
    const cancelled = result === 'opened';
    return [
      {
        taskId,
        responseId: null,
        assigneeId: cancelled ? after : before,
        onlyIfAssigneeId: after,
        cancel: cancelled,
        title: null,
      },
    ];
  });
}
