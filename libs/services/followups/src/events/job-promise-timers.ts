import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Tx } from '@hearback/database';
import { defineJob, JobQueue } from '@hearback/jobs';
import type { StoredPromise } from '../application/promises/promise-store.js';
import { PromiseTimers } from '../application/promises/promise-timers.js';
import { reminderAt } from '../domain/task.js';
import { FollowupsConfig } from '../followups.config.js';

const schema = Type.Object({ promise_id: Type.String(), due_at: Type.String() });

/** Warns the owner of a promise that it is due soon. */
export const WarnOfPromise = defineJob('followups.warn-of-promise', schema);
/** Records that a promise is broken. */
export const BreakPromise = defineJob('followups.break-promise', schema);

/** `PromiseTimers` as scheduled jobs, by promise and due time. */
@Injectable()
export class JobPromiseTimers extends PromiseTimers {
  constructor(
    private readonly jobs: JobQueue,
    private readonly config: FollowupsConfig,
  ) {
    super();
  }

  override async start(tx: Tx, tenantId: string, { id, dueAt }: StoredPromise, from: Date): Promise<void> {
    const due = dueAt.toISOString();
    const job = { tenantId, payload: { promise_id: id, due_at: due }, dedupe: `${id}:${due}` };
    const warnAt = reminderAt(from, dueAt, this.config.reminderLeadMinutes);
    await this.jobs.enqueue(tx, WarnOfPromise, { ...job, dueAt: warnAt });
    await this.jobs.enqueue(tx, BreakPromise, { ...job, dueAt });
  }
}
