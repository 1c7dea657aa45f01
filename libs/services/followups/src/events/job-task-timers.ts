import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Tx } from '@hearback/database';
import { defineJob, JobQueue } from '@hearback/jobs';
import { TaskTimers, type TimedTask } from '../application/task-timers.js';
import { reminderAt } from '../domain/task.js';
import { FollowupsConfig } from '../followups.config.js';

const schema = Type.Object({ task_id: Type.String(), due_at: Type.String() });

/** Reminds staff of a task that is due soon. */
export const RemindTask = defineJob('followups.remind-task', schema);
/** Records that a task is overdue. */
export const BreachTask = defineJob('followups.breach-task', schema);

/** `TaskTimers` as two scheduled jobs per task. */
@Injectable()
export class JobTaskTimers extends TaskTimers {
  constructor(
    private readonly jobs: JobQueue,
    private readonly config: FollowupsConfig,
  ) {
    super();
  }

  override async start(tx: Tx, tasks: readonly TimedTask[], from: Date): Promise<void> {
    const jobs = tasks.map(({ tenantId, task }) => ({
      tenantId,
      payload: { task_id: task.id, due_at: task.dueAt.toISOString() },
      dueAt: task.dueAt,
      dedupe: task.id,
    }));
    const { reminderLeadMinutes } = this.config;
    const reminders = jobs.map((job) => ({ ...job, dueAt: reminderAt(from, job.dueAt, reminderLeadMinutes) }));
    await this.jobs.enqueueAll(tx, RemindTask, reminders);
    await this.jobs.enqueueAll(tx, BreachTask, jobs);
  }

  override async stop(tx: Tx, tenantId: string, taskId: string): Promise<void> {
    await this.jobs.cancel(tx, RemindTask, { tenantId, dedupe: taskId });
    await this.jobs.cancel(tx, BreachTask, { tenantId, dedupe: taskId });
  }
}
