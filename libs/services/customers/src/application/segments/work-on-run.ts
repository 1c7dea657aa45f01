import { Injectable } from '@nestjs/common';
import { BatchDatabase } from '@hearback/database';
import { EventLog } from '@hearback/messaging';
import { dependsOnTime } from '../../domain/segments/segment-matches.js';
import { EventDays } from './event-days.js';
import { EvaluateCustomers } from './evaluate-customers.js';
import { MembershipStore } from './membership-store.js';
import { SegmentRuns, type SegmentRun } from './segment-runs.js';
import { SegmentStore, type SegmentRule } from './segment-store.js';

const CHUNK = 1000;

/** Evaluates the next customers of a run: their memberships, events and the checkpoint in one transaction. */
@Injectable()
export class WorkOnRun {
  constructor(
    private readonly database: BatchDatabase,
    private readonly runs: SegmentRuns,
    private readonly segments: SegmentStore,
    private readonly memberships: MembershipStore,
    private readonly days: EventDays,
    private readonly evaluation: EvaluateCustomers,
    private readonly log: EventLog,
  ) {}

  /** Returns whether there are more customers. */
  chunk(tenantId: string, runId: string): Promise<boolean> {
    return this.database.withTenants([tenantId], async (tx) => {
      const run = await this.runs.lock(tx, tenantId, runId);
      if (run === undefined) return false;
      const customerIds = await this.memberships.lockNext(tx, tenantId, run.after, CHUNK);
      await this.segments.shareRules(tx, tenantId);
      if (run.cause === 'time_zone') await this.days.recount(tx, tenantId, customerIds);
      const events = await this.evaluation.evaluate(tx, tenantId, customerIds, concernedBy(run));
      const isDone = customerIds.length < CHUNK;
      await (isDone ? this.runs.end(tx, run) : this.runs.advance(tx, run, customerIds.at(-1)!));
      await this.log.append(tx, events);
      return !isDone;
    });
  }
}

function concernedBy({ cause, segmentId }: SegmentRun): (rule: SegmentRule) => boolean {
  if (cause === 'rule') return ({ id }) => id === segmentId;
  if (cause === 'midnight') return ({ condition }) => dependsOnTime(condition);
  return () => true;
}
