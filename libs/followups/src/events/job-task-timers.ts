import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Tx } from '@hearback/database';
import { defineJob, JobQueue } from '@hearback/jobs';
import { TaskTimers } from '../application/task-timers.js';
import { reminderAt, type Task } from '../domain/task.js';
import { FollowupsConfig } from '../followups.config.js';

const schema = Type.Object({ task_id: Type.String(), due_at: Type.String() });

/** Reminds of a task that comes due. */
export const RemindTask = defineJob('followups.remind-task', schema);
/** Notes that a task went past its due time. */
export const BreachTask = defineJob('followups.breach-task', schema);

/** `TaskTimers` as two jobs per task. */
@Injectable()
export class JobTaskTimers extends TaskTimers {
  constructor(
    private readonly jobs: JobQueue,
    private readonly config: FollowupsConfig,
  ) {
    super();
  }

  override async start(tx: Tx, tenantId: string, task: Task, from: Date): Promise<void> {
    const payload = { task_id: task.id, due_at: task.dueAt.toISOString() };
    const remindAt = reminderAt(from, task.dueAt, this.config.reminderLeadMinutes);
    await this.jobs.enqueue(tx, RemindTask, { tenantId, payload, dueAt: remindAt, dedupe: task.id });
    await this.jobs.enqueue(tx, BreachTask, { tenantId, payload, dueAt: task.dueAt, dedupe: task.id });
  }

  override async stop(tx: Tx, tenantId: string, taskId: string): Promise<void> {
    await this.jobs.cancel(tx, RemindTask, { tenantId, dedupe: taskId });
    await this.jobs.cancel(tx, BreachTask, { tenantId, dedupe: taskId });
  }
}
