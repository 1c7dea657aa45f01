import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Tx } from '@hearback/database';
import { defineJob, JobQueue } from '@hearback/jobs';
import { RebuildStarter } from '../application/request-rebuild.js';

/** Completes the running rebuild of the job's workspace. */
export const RebuildCounts = defineJob('analytics.rebuild-counts', Type.Object({}));

/** `RebuildStarter` with a job. */
@Injectable()
export class JobRebuildStarter extends RebuildStarter {
  constructor(private readonly jobs: JobQueue) {
    super();
  }

  override start(tx: Tx, tenantId: string, at: Date): Promise<void> {
    return this.jobs.enqueue(tx, RebuildCounts, { tenantId, payload: {}, dueAt: at });
  }
}
