import { newEvent, TaskAssigned, TaskChanged, TaskOpened, type TaskChangedV1 } from '@hearback/contracts';
import { derivedId } from '@hearback/kernel';
import type { Task } from '../domain/task.js';

/** Says that a stored task has a new owner, or none. */
export function taskAssigned(tenantId: string, task: Task, at: Date) {
  return newEvent(TaskAssigned, {
    id: derivedId('task-assigned', task.id, String(task.revision)),
    tenantId,
    time: at,
    payload: {
      task_id: task.id,
      title: task.title,
      assignee_id: task.assigneeId,
      assigned_at: at.toISOString(),
      due_at: task.dueAt.toISOString(),
    },
  });
}

/** Says that something else about a stored task changed. */
export function taskChanged(tenantId: string, task: Task, at: Date) {
  return newEvent(TaskChanged, {
    id: derivedId('task-changed', task.id, String(task.revision)),
    tenantId,
    time: at,
    payload: changedPayload(task, at),
  });
}

/** What is told of a change of a task. */
export function changedPayload(task: Task, at: Date): TaskChangedV1 {
  return {
    task_id: task.id,
    response_id: task.responseId,
    changed_at: at.toISOString(),
    status: task.status,
    first_response_at: task.firstResponseAt?.toISOString() ?? null,
  };
}

/** Says that a task was opened by hand. */
export function taskOpenedByHand(tenantId: string, task: Task, comment: string | null) {
  return newEvent(TaskOpened, {
    id: derivedId('task-opened', task.id),
    tenantId,
    time: task.openedAt,
    payload: {
      task_id: task.id,
      response_id: task.responseId,
      touchpoint_id: task.touchpointId,
      rule_id: null,
      rule_name: null,
      assignee_id: task.assigneeId,
      title: task.title,
      reason: null,
      comment,
      opened_at: task.openedAt.toISOString(),
      due_at: task.dueAt.toISOString(),
    },
  });
}
