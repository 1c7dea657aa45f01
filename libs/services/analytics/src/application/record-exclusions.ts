import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { BatchTx } from '@hearback/database';
import { defineJob, JobQueue } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { ExclusionStore, type ExclusionChange } from './exclusion-store.js';

/** Corrects the counts of the job's workspace for its recorded exclusions. */
export const ApplyExclusionsJob = defineJob('analytics.apply-exclusions', Type.Object({}));

/**
 * Records which responses do not count. A job corrects the counts, because the correction excludes concurrent counting, and the
 * transaction of an event batch may hold locks of counting already.
 */
@Injectable()
export class RecordExclusions {
  constructor(
    private readonly exclusions: ExclusionStore,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  async execute(tx: BatchTx, changes: readonly ExclusionChange[]): Promise<void> {
    await this.exclusions.record(tx, changes);
    const tenantIds = [...new Set(changes.map(({ tenantId }) => tenantId))];
    const dueAt = this.clock.now();
    await this.jobs.enqueueAll(
      tx,
      ApplyExclusionsJob,
      tenantIds.map((tenantId) => ({ tenantId, payload: {}, dueAt })),
    );
  }
}
