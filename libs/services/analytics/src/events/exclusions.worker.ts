import { Injectable } from '@nestjs/common';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { ApplyExclusions } from '../application/apply-exclusions.js';
import { ApplyExclusionsJob } from '../application/record-exclusions.js';

/** Corrects counts for recorded exclusions. */
@Injectable()
export class ExclusionsWorker {
  constructor(private readonly applyExclusions: ApplyExclusions) {}

  @HandleJob(ApplyExclusionsJob)
  async apply({ tenantId }: JobOf<(typeof ApplyExclusionsJob)['schema']>): Promise<void> {
    await this.applyExclusions.execute(tenantId);
  }
}
