import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { BatchTx, Tx } from '@hearback/database';
import { defineJob, JobQueue, Schedules } from '@hearback/jobs';
import { SegmentRuns, type SegmentRun } from '../application/segments/segment-runs.js';

/** Works on a run. */
export const EvaluateSegments = defineJob('customers.evaluate-segments', Type.Object({ run_id: Type.String() }));
/** Begins the run of a new day. */
export const BeginSegmentDay = defineJob('customers.begin-segment-day', Type.Object({}));

interface RunRow {
  readonly id: string;
  readonly cause: SegmentRun['cause'];
  readonly segment_id: string | null;
  readonly after: string | null;
  readonly replaced: boolean;
}

/** `SegmentRuns` as rows with a job each. */
@Injectable()
export class JobSegmentRuns extends SegmentRuns {
  constructor(
    private readonly jobs: JobQueue,
    private readonly schedules: Schedules,
  ) {
    super();
  }

  override async start(tx: Tx, run: SegmentRun, at: Date): Promise<void> {
    const { id, tenantId, cause, segmentId } = run;
    await tx.query(
      `insert into customers.segment_run (tenant_id, id, cause, segment_id, after, started_at)
       values ($1, $2, $3, $4, null, $5)`,
      [tenantId, id, cause, segmentId, at],
    );
    await this.jobs.enqueue(tx, EvaluateSegments, { tenantId, payload: { run_id: id }, dueAt: at, dedupe: id });
  }

  override async atMidnight(tx: Tx, tenantId: string, timeZone: string, isNeeded: boolean): Promise<void> {
    const name = 'midnight';
    if (!isNeeded) return this.schedules.remove(tx, BeginSegmentDay, { tenantId, name });
    const rule = { every: 'day', at: '00:00' } as const;
    await this.schedules.set(tx, BeginSegmentDay, { tenantId, name, rule, timeZone, payload: {} });
  }

  override async lock(tx: BatchTx, tenantId: string, id: string): Promise<SegmentRun | undefined> {
    const [row] = await tx.query<RunRow>(
      `select r.id, r.cause, r.segment_id, r.after, exists (
         select from customers.segment_run n where n.tenant_id = r.tenant_id and n.cause = r.cause
           and n.segment_id is not distinct from r.segment_id and (n.started_at, n.id) > (r.started_at, r.id)) as replaced
       from customers.segment_run r where r.tenant_id = $1 and r.id = $2 for update of r`,
      [tenantId, id],
    );
    if (row === undefined) return undefined;
    const run = { id, tenantId, cause: row.cause, segmentId: row.segment_id, after: row.after };
    if (!row.replaced) return run;
    await this.end(tx, run);
    return undefined;
  }

  override async advance(tx: BatchTx, { tenantId, id }: SegmentRun, after: string): Promise<void> {
    await tx.query('update customers.segment_run set after = $3 where tenant_id = $1 and id = $2', [
      tenantId,
      id,
      after,
    ]);
  }

  override async end(tx: BatchTx, { tenantId, id }: SegmentRun): Promise<void> {
    await tx.query('delete from customers.segment_run where tenant_id = $1 and id = $2', [tenantId, id]);
  }
}
