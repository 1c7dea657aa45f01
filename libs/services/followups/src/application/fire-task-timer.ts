import { Injectable } from '@nestjs/common';
import { newEvent, TaskBreached, TaskDue } from '@hearback/contracts';
import type { Tx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { breach, remind } from '../domain/deadlines.js';
import type { ClockName } from '../domain/sla-target.js';
import type { Task } from '../domain/task.js';
import { ClockKeeper } from './clock-keeper.js';
import { TaskStore } from './task-store.js';

/** A timer that fired: its kind, its clock, and the deadline that it was set for. */
export interface FiredTimer {
  readonly kind: 'remind' | 'breach';
  readonly clock: ClockName;
  readonly taskId: string;
  readonly setFor: Date;
}

/**
 * Publishes that a deadline is near or was missed. Does nothing if the task is closed, the customer was answered, or the timer was
 * set for another deadline.
 */
@Injectable()
export class FireTaskTimer {
  constructor(
    private readonly tasks: TaskStore,
    private readonly clocks: ClockKeeper,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  async execute(tx: Tx, tenantId: string, timer: FiredTimer): Promise<void> {
    const task = await this.tasks.lock(tx, tenantId, timer.taskId);
    if (task === undefined) return;
    const at = this.clock.now();
    const { kind, clock, setFor } = timer;
    const result = kind === 'remind' ? remind(task, clock, setFor, at) : breach(task, clock, setFor, at);
    if (!result.ok || result.changes.length === 0) return;
    const stored = await this.tasks.store(tx, tenantId, result.task, result.changes);
    if (kind === 'breach') await this.clocks.planEscalation(tx, tenantId, stored, clock, setFor);
    await this.log.append(tx, [
      kind === 'remind' ? due(tenantId, stored, timer, at) : breached(tenantId, stored, timer, at),
    ]);
  }
}

/** The id of an event about the resolution is what it was before there were two clocks. */
function idOf(kind: string, task: Task, { clock, setFor }: FiredTimer): string {
  const parts = clock === 'resolution' ? [] : [clock];
  return derivedId(kind, task.id, setFor.toISOString(), ...parts);
}

function due(tenantId: string, task: Task, timer: FiredTimer, at: Date) {
  return newEvent(TaskDue, {
    id: idOf('task-due', task, timer),
    tenantId,
    time: at,
    payload: {
      task_id: task.id,
      title: task.title,
      assignee_id: task.assigneeId,
      due_at: timer.setFor.toISOString(),
      clock: timer.clock,
    },
  });
}

function breached(tenantId: string, task: Task, timer: FiredTimer, at: Date) {
  return newEvent(TaskBreached, {
    id: idOf('task-breached', task, timer),
    tenantId,
    time: at,
    payload: {
      task_id: task.id,
      title: task.title,
      assignee_id: task.assigneeId,
      due_at: timer.setFor.toISOString(),
      breached_at: at.toISOString(),
      clock: timer.clock,
    },
  });
}
