import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { BatchTx, Tx } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { RecoveryTimers } from '../application/recovery/recovery-store.js';
import { SendRecovery } from '../application/recovery/send-recovery.js';
import type { Recovery } from '../domain/recovery/recovery.js';

const schema = Type.Object({ recovery_id: Type.String() });

/** Asks for the survey after a resolution. */
export const SendRecoverySurvey = defineJob('followups.send-recovery', schema);

/** `RecoveryTimers` as scheduled jobs. */
@Injectable()
export class JobRecoveryTimers extends RecoveryTimers {
  constructor(private readonly jobs: JobQueue) {
    super();
  }

  override async plan(tx: Tx, tenantId: string, { id, dueAt }: Recovery): Promise<void> {
    await this.jobs.enqueue(tx, SendRecoverySurvey, { tenantId, payload: { recovery_id: id }, dueAt, dedupe: id });
  }
}

/** Handles surveys whose time has come. */
@Injectable()
export class RecoveryWorker {
  constructor(private readonly sendRecovery: SendRecovery) {}

  @HandleJob(SendRecoverySurvey)
  async send({ tenantId, payload }: JobOf<typeof schema>): Promise<(tx: BatchTx) => Promise<void>> {
    return (tx) => this.sendRecovery.execute(tx, tenantId, payload.recovery_id);
  }
}
