import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { SegmentRuns } from './segment-runs.js';
import { SegmentStore } from './segment-store.js';

/** Begins the runs that no change of a rule causes: at midnight, and when days begin at another time. */
@Injectable()
export class BeginRuns {
  constructor(
    private readonly segments: SegmentStore,
    private readonly runs: SegmentRuns,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Starts the run of the day that has begun. */
  async midnight(tx: BatchTx, tenantId: string): Promise<void> {
    // Those who have computed the day before commit first.
    await this.segments.takeRules(tx, tenantId);
    await this.#start(tx, tenantId, 'midnight');
  }

  /** Keeps the time zone of a workspace; if it is new, events are counted by its days, and segments follow. */
  async timeZone(tx: BatchTx, tenantId: string, timeZone: string, changedAt: Date): Promise<void> {
    await this.segments.takeRules(tx, tenantId);
    if (!(await this.segments.saveTimeZone(tx, tenantId, timeZone, changedAt))) return;
    const { dependOnTime } = await this.segments.summary(tx, tenantId);
    await this.runs.atMidnight(tx, tenantId, timeZone, dependOnTime);
    await this.#start(tx, tenantId, 'time_zone');
  }

  #start(tx: BatchTx, tenantId: string, cause: 'midnight' | 'time_zone'): Promise<void> {
    return this.runs.start(
      tx,
      { id: this.ids.next(), tenantId, cause, segmentId: null, after: null },
      this.clock.now(),
    );
  }
}
