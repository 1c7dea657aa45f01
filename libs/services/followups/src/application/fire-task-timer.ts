import { Injectable } from '@nestjs/common';
import { newEvent, TaskBreached, TaskDue } from '@hearback/contracts';
import type { Tx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { breach, remind } from '../domain/task-actions.js';
import type { Task } from '../domain/task.js';
import { TaskStore } from './task-store.js';

/** A timer that fired: its kind, and the due time that it was set for. */
export interface FiredTimer {
  readonly kind: 'remind' | 'breach';
  readonly taskId: string;
  readonly setFor: Date;
}

/**
 * Publishes that a task is due soon or overdue. Does nothing if the task is resolved or the timer was set for another due time.
 */
@Injectable()
export class FireTaskTimer {
  constructor(
    private readonly tasks: TaskStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, tenantId: string, timer: FiredTimer): Promise<void> {
    const task = await this.tasks.lock(tx, tenantId, timer.taskId);
    if (task === undefined) return;
    const at = this.clock.now();
    const result = timer.kind === 'remind' ? remind(task, timer.setFor, at) : breach(task, timer.setFor, at);
    if (!result.ok || result.changes.length === 0) return;
    const stored = await this.tasks.store(tx, tenantId, result.task, result.changes);
    await this.log.append(tx, [timer.kind === 'remind' ? due(tenantId, stored, at) : breached(tenantId, stored, at)]);
  }
}

function due(tenantId: string, task: Task, at: Date) {
  return newEvent(TaskDue, {
    id: derivedId('task-due', task.id, task.dueAt.toISOString()),
    tenantId,
    time: at,
    payload: { task_id: task.id, title: task.title, assignee_id: task.assigneeId, due_at: task.dueAt.toISOString() },
  });
}

function breached(tenantId: string, task: Task, at: Date) {
  return newEvent(TaskBreached, {
    id: derivedId('task-breached', task.id, task.dueAt.toISOString()),
    tenantId,
    time: at,
    payload: {
      task_id: task.id,
      title: task.title,
      assignee_id: task.assigneeId,
      due_at: task.dueAt.toISOString(),
      breached_at: at.toISOString(),
    },
  });
}
