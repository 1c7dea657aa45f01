import { Injectable } from '@nestjs/common';
import { newEvent, TaskBreached, TaskDue } from '@hearback/contracts';
import type { Tx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { breach, remind } from '../domain/task-acts.js';
import type { Task } from '../domain/task.js';
import { TaskStore } from './task-store.js';

/** A timer that rang: which one, and the due time it was set for. */
export interface Ring {
  readonly kind: 'remind' | 'breach';
  readonly taskId: string;
  readonly setFor: Date;
}

/** Says that a task comes due or is past due; a timer that was set for another due time, or of a resolved task, says nothing. */
@Injectable()
export class RingTimer {
  constructor(
    private readonly tasks: TaskStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, tenantId: string, ring: Ring): Promise<void> {
    const task = await this.tasks.lock(tx, tenantId, ring.taskId);
    if (task === undefined) return;
    const at = this.clock.now();
    const acted = ring.kind === 'remind' ? remind(task, ring.setFor, at) : breach(task, ring.setFor, at);
    if (!acted.ok || acted.changes.length === 0) return;
    const stored = await this.tasks.store(tx, tenantId, acted.task, acted.changes);
    await this.log.append(tx, [ring.kind === 'remind' ? due(tenantId, stored, at) : breached(tenantId, stored, at)]);
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
