import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { RingTimer } from '../application/ring-timer.js';
import { BreachTask, RemindTask } from './job-task-timers.js';

type TimerJob = JobOf<(typeof RemindTask)['schema']>;
type Effect = ((tx: BatchTx) => Promise<void>) | void;

/** Lets the timers of tasks ring. */
@Injectable()
export class TaskTimersWorker {
  constructor(private readonly ringTimer: RingTimer) {}

  @HandleJob(RemindTask)
  async remind(job: TimerJob): Promise<Effect> {
    return (tx: BatchTx) => this.ring(tx, job, 'remind');
  }

  @HandleJob(BreachTask)
  async breach(job: TimerJob): Promise<Effect> {
    return (tx: BatchTx) => this.ring(tx, job, 'breach');
  }

  private ring(tx: BatchTx, { tenantId, payload }: TimerJob, kind: 'remind' | 'breach'): Promise<void> {
    return this.ringTimer.execute(tx, tenantId, { kind, taskId: payload.task_id, setFor: new Date(payload.due_at) });
  }
}
