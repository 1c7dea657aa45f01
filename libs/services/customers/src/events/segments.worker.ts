import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { BeginRuns } from '../application/segments/begin-runs.js';
import { WorkOnRun } from '../application/segments/work-on-run.js';
import { BeginSegmentDay, EvaluateSegments } from './job-segment-runs.js';

/** Evaluates segments in the background. */
@Injectable()
export class SegmentsWorker {
  constructor(
    private readonly runs: BeginRuns,
    private readonly work: WorkOnRun,
  ) {}

  /** A job that died continues at the checkpoint of its run. */
  @HandleJob(EvaluateSegments)
  async evaluate({ tenantId, payload }: JobOf<(typeof EvaluateSegments)['schema']>): Promise<void> {
    while (await this.work.chunk(tenantId, payload.run_id));
  }

  @HandleJob(BeginSegmentDay)
  async day({ tenantId }: JobOf<(typeof BeginSegmentDay)['schema']>) {
    return (tx: BatchTx) => this.runs.midnight(tx, tenantId);
  }
}
