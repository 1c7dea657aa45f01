import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { BatchTx, Tx } from '@hearback/database';
import { defineJob, HandleJob, Schedules, type JobOf } from '@hearback/jobs';
import { EventLog } from '@hearback/messaging';
import { PrepareReport } from '../../application/mailings/prepare-report.js';
import { ReportTimer } from '../../application/mailings/report-schedule-store.js';
import type { ReportSchedule } from '../../domain/mailings/report-schedule.js';

/** Prepares a report that is due. */
export const DueReportJob = defineJob('analytics.due-report', Type.Object({ schedule_id: Type.String() }), {
  concurrency: 1,
});

/** `ReportTimer` with a schedule of the job queue for each schedule of reports. */
@Injectable()
export class JobReportTimer extends ReportTimer {
  constructor(private readonly schedules: Schedules) {
    super();
  }

  override follow(tx: Tx, tenantId: string, schedule: ReportSchedule, timeZone: string): Promise<void> {
    const { id, every, day: on, hour, paused } = schedule;
    if (paused) return this.forget(tx, tenantId, id);
    const rule = { every, on, at: `${String(hour).padStart(2, '0')}:00` };
    return this.schedules.set(tx, DueReportJob, {
      tenantId,
      name: id,
      rule,
      timeZone,
      payload: { schedule_id: id },
    });
  }

  override forget(tx: Tx, tenantId: string, id: string): Promise<void> {
    return this.schedules.remove(tx, DueReportJob, { tenantId, name: id });
  }
}

/** Prepares reports when they are due. The event is published in the transaction that ends the job. */
@Injectable()
export class DueReportWorker {
  constructor(
    private readonly prepare: PrepareReport,
    private readonly log: EventLog,
  ) {}

  @HandleJob(DueReportJob)
  async run({ tenantId, payload }: JobOf<(typeof DueReportJob)['schema']>) {
    const event = await this.prepare.due(tenantId, payload.schedule_id);
    return async (tx: BatchTx) => {
      if (event !== undefined) await this.log.append(tx, [event]);
    };
  }
}
