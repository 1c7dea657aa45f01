import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { BatchTx, Tx } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { FollowHours } from '../application/follow-hours.js';
import { HoursChanges } from '../application/hours-changes.js';

/** Moves a page of clocks to the hours that apply since a time. */
export const MoveClocks = defineJob(
  'followups.move-clocks',
  Type.Object({ since: Type.String(), after_id: Type.Union([Type.String(), Type.Null()]) }),
);

/** `HoursChanges` as a job per page. */
@Injectable()
export class JobHoursChanges extends HoursChanges {
  constructor(
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {
    super();
  }

  override announce(tx: Tx, tenantId: string, since: Date): Promise<void> {
    return this.#enqueue(tx, tenantId, since, null);
  }

  override proceed(tx: Tx, tenantId: string, since: Date, afterId: string): Promise<void> {
    return this.#enqueue(tx, tenantId, since, afterId);
  }

  #enqueue(tx: Tx, tenantId: string, since: Date, afterId: string | null): Promise<void> {
    const payload = { since: since.toISOString(), after_id: afterId };
    return this.jobs.enqueue(tx, MoveClocks, { tenantId, payload, dueAt: this.clock.now() });
  }
}

/** Handles the jobs of `JobHoursChanges`. */
@Injectable()
export class HoursChangesWorker {
  constructor(private readonly followHours: FollowHours) {}

  @HandleJob(MoveClocks)
  async move({ tenantId, payload }: JobOf<(typeof MoveClocks)['schema']>): Promise<(tx: BatchTx) => Promise<void>> {
    return (tx: BatchTx) => this.followHours.execute(tx, tenantId, new Date(payload.since), payload.after_id);
  }
}
