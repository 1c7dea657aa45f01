import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { FireTaskTimer, type FiredTimer } from '../application/fire-task-timer.js';
import { TakeEscalationStep } from '../application/take-escalation-step.js';
import { CLOCKS } from '../domain/sla-target.js';
import { BreachResponse, BreachTask, EscalateTask, RemindResponse, RemindTask } from './job-task-timers.js';

type TimerJob = JobOf<(typeof RemindTask)['schema']>;
type StepJob = JobOf<(typeof EscalateTask)['schema']>;
type Effect = ((tx: BatchTx) => Promise<void>) | void;

/** Handles the timers of tasks that have fired. */
@Injectable()
export class TaskTimersWorker {
  constructor(
    private readonly fireTaskTimer: FireTaskTimer,
    private readonly takeStep: TakeEscalationStep,
  ) {}

  @HandleJob(RemindTask)
  async remind(job: TimerJob): Promise<Effect> {
    return (tx: BatchTx) => this.fire(tx, job, { kind: 'remind', clock: 'resolution' });
  }

  @HandleJob(BreachTask)
  async breach(job: TimerJob): Promise<Effect> {
    return (tx: BatchTx) => this.fire(tx, job, { kind: 'breach', clock: 'resolution' });
  }

  @HandleJob(RemindResponse)
  async remindResponse(job: TimerJob): Promise<Effect> {
    return (tx: BatchTx) => this.fire(tx, job, { kind: 'remind', clock: 'first_response' });
  }

  @HandleJob(BreachResponse)
  async breachResponse(job: TimerJob): Promise<Effect> {
    return (tx: BatchTx) => this.fire(tx, job, { kind: 'breach', clock: 'first_response' });
  }

  @HandleJob(EscalateTask)
  async escalate({ tenantId, payload }: StepJob): Promise<Effect> {
    const clock = CLOCKS.find((name) => name === payload.clock);
    if (clock === undefined) return undefined;
    const { task_id: taskId, step } = payload;
    return (tx: BatchTx) =>
      this.takeStep.execute(tx, tenantId, { taskId, clock, step, setFor: new Date(payload.due_at) });
  }

  private fire(tx: BatchTx, { tenantId, payload }: TimerJob, timer: Pick<FiredTimer, 'kind' | 'clock'>): Promise<void> {
    return this.fireTaskTimer.execute(tx, tenantId, {
      ...timer,
      taskId: payload.task_id,
      setFor: new Date(payload.due_at),
    });
  }
}
