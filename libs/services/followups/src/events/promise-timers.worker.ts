import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { FirePromiseTimer, type FiredPromiseTimer } from '../application/promises/fire-promise-timer.js';
import { BreakPromise, WarnOfPromise } from './job-promise-timers.js';

type TimerJob = JobOf<(typeof WarnOfPromise)['schema']>;
type Effect = (tx: BatchTx) => Promise<void>;

/** Handles the timers of promises that have fired. */
@Injectable()
export class PromiseTimersWorker {
  constructor(private readonly fireTimer: FirePromiseTimer) {}

  @HandleJob(WarnOfPromise)
  async warn(job: TimerJob): Promise<Effect> {
    return this.effectOf(job, 'warn');
  }

  @HandleJob(BreakPromise)
  async fallDue(job: TimerJob): Promise<Effect> {
    return this.effectOf(job, 'fall-due');
  }

  private effectOf({ tenantId, payload }: TimerJob, kind: FiredPromiseTimer['kind']): Effect {
    const timer = { kind, promiseId: payload.promise_id, setFor: new Date(payload.due_at) };
    return (tx) => this.fireTimer.execute(tx, tenantId, timer);
  }
}
