import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { FireTaskTimer } from '../application/fire-task-timer.js';
import { BreachTask, RemindTask } from './job-task-timers.js';

type TimerJob = JobOf<(typeof RemindTask)['schema']>;
type Effect = ((tx: BatchTx) => Promise<void>) | void;

/** Handles the timers of tasks that have fired. */
@Injectable()
export class TaskTimersWorker {
  constructor(private readonly fireTaskTimer: FireTaskTimer) {}

  @HandleJob(RemindTask)
  async remind(job: TimerJob): Promise<Effect> {
    return (tx: BatchTx) => this.fire(tx, job, 'remind');
  }

  @HandleJob(BreachTask)
  async breach(job: TimerJob): Promise<Effect> {
    return (tx: BatchTx) => this.fire(tx, job, 'breach');
  }

  private fire(tx: BatchTx, { tenantId, payload }: TimerJob, kind: 'remind' | 'breach'): Promise<void> {
    return this.fireTaskTimer.execute(tx, tenantId, {
      kind,
      taskId: payload.task_id,
      setFor: new Date(payload.due_at),
    });
  }
}
