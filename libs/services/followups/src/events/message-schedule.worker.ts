import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { BatchTx, Tx } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { MessageSchedule, type PlannedMessage } from '../application/thread/message-schedule.js';
import { ReleaseMessage } from '../application/thread/release-message.js';

/** Lets a message leave. */
export const ReleaseMessageJob = defineJob(
  'followups.release-message',
  Type.Object({ task_id: Type.String(), message_id: Type.String() }),
);

/** `MessageSchedule` with one job per message. */
@Injectable()
export class JobMessageSchedule extends MessageSchedule {
  constructor(private readonly jobs: JobQueue) {
    super();
  }

  override plan(tx: Tx, tenantId: string, { id, taskId, leavesAt }: PlannedMessage): Promise<void> {
    const payload = { task_id: taskId, message_id: id };
    return this.jobs.enqueue(tx, ReleaseMessageJob, { tenantId, payload, dueAt: leavesAt, dedupe: id });
  }

  override cancel(tx: Tx, tenantId: string, messageId: string): Promise<void> {
    return this.jobs.cancel(tx, ReleaseMessageJob, { tenantId, dedupe: messageId });
  }
}

/** Handles messages whose time has come. */
@Injectable()
export class MessageScheduleWorker {
  constructor(private readonly release: ReleaseMessage) {}

  @HandleJob(ReleaseMessageJob)
  async leave({ tenantId, payload }: JobOf<(typeof ReleaseMessageJob)['schema']>) {
    return (tx: BatchTx) => this.release.execute(tx, tenantId, payload.task_id, payload.message_id);
  }
}
