import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { EventLog } from '@hearback/messaging';
import type { ReportSchedule } from '../../domain/mailings/report-schedule.js';
import { analyticsErrors } from '../analytics.errors.js';
import { PrepareReport } from './prepare-report.js';
import { ReportScheduleStore } from './report-schedule-store.js';

/** Sends a report to the member who asks for it. */
@Injectable()
export class SendReport {
  constructor(
    private readonly schedules: ReportScheduleStore,
    private readonly prepare: PrepareReport,
    private readonly log: EventLog,
  ) {}

  /** Throws `report-schedule-not-found`, and `no-member` for a key, which has no address. */
  async execute(unit: UnitOfWork, id: string, memberId: string | null): Promise<ReportSchedule> {
    if ((await this.schedules.find(unit.tenantId, id)) === undefined)
      throw analyticsErrors.error('report-schedule-not-found');
    if (memberId === null) throw analyticsErrors.error('no-member');
    const event = await this.prepare.forMember(unit.tenantId, id, memberId);
    return unit.run(async (tx) => {
      const schedule = await this.schedules.lock(tx, id);
      if (schedule === undefined) throw analyticsErrors.error('report-schedule-not-found');
      await this.log.append(tx, [event]);
      return schedule;
    });
  }
}
