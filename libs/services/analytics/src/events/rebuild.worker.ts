import { Injectable } from '@nestjs/common';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { RebuildMetrics } from '../application/rebuild-metrics.js';
import { RebuildCounts } from './job-rebuild-starter.js';

/** Runs rebuilds. */
@Injectable()
export class RebuildWorker {
  constructor(private readonly rebuildMetrics: RebuildMetrics) {}

  @HandleJob(RebuildCounts)
  async rebuild({ tenantId, attempt }: JobOf<(typeof RebuildCounts)['schema']>): Promise<void> {
    try {
      await this.rebuildMetrics.execute(tenantId);
    } catch (error) {
      if (attempt >= RebuildCounts.maxAttempts) {
        await this.rebuildMetrics.fail(
          tenantId,
          'The rebuild failed repeatedly; see the log of the service for the cause.',
        );
      }
      throw error;
    }
  }
}
