import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { OneTenantTx } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { CopyTimers } from '../application/privacy/copy-timers.js';
import { OpenDataCopy } from '../application/privacy/open-data-copy.js';

/** Deletes what a copy was put together of. */
export const EndDataCopy = defineJob('customers.end-data-copy', Type.Object({ copy_id: Type.String() }));

/** `CopyTimers` as jobs. */
@Injectable()
export class JobCopyTimers extends CopyTimers {
  constructor(private readonly jobs: JobQueue) {
    super();
  }

  override endAt(tx: OneTenantTx, copyId: string, dueAt: Date): Promise<void> {
    const { tenantId } = tx;
    const dedupe = `${copyId} ${dueAt.toISOString()}`;
    return this.jobs.enqueue(tx, EndDataCopy, { tenantId, payload: { copy_id: copyId }, dueAt, dedupe });
  }
}

/** Ends copies in the background. */
@Injectable()
export class DataCopiesWorker {
  constructor(private readonly copies: OpenDataCopy) {}

  @HandleJob(EndDataCopy)
  async end({ tenantId, payload }: JobOf<(typeof EndDataCopy)['schema']>): Promise<void> {
    await this.copies.end(tenantId, payload.copy_id);
  }
}
