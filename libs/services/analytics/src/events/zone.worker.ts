import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Tx } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { SetTimeZone } from '../application/set-time-zone.js';
import { ZoneWork } from '../application/zone-store.js';

/** Moves the counts of the job's workspace to another time zone. */
export const MoveCounts = defineJob('analytics.move-counts', Type.Object({}));

/** `ZoneWork` with a job. */
@Injectable()
export class JobZoneWork extends ZoneWork {
  constructor(private readonly jobs: JobQueue) {
    super();
  }

  override start(tx: Tx, tenantId: string, at: Date): Promise<void> {
    return this.jobs.enqueue(tx, MoveCounts, { tenantId, payload: {}, dueAt: at });
  }
}

/** Moves counts to other time zones. */
@Injectable()
export class ZoneWorker {
  constructor(private readonly setTimeZone: SetTimeZone) {}

  @HandleJob(MoveCounts)
  async move({ tenantId }: JobOf<(typeof MoveCounts)['schema']>): Promise<void> {
    await this.setTimeZone.complete(tenantId);
  }
}
