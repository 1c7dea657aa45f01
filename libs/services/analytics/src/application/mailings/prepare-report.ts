import { Injectable } from '@nestjs/common';
import { newEvent, ReportPrepared, type NewEvent } from '@hearback/contracts';
import { TenantDatabase } from '@hearback/database';
import type { ReportContent } from '@hearback/documents';
import { Clock, derivedId, Ids } from '@hearback/kernel';
import { reportDays } from '../../domain/mailings/report-period.js';
import type { ReportSchedule } from '../../domain/mailings/report-schedule.js';
import { analyticsErrors } from '../analytics.errors.js';
import { ReportScheduleStore, ReportWorkspaces } from './report-schedule-store.js';
import { WriteReport } from './write-report.js';

/** Time and ids of reports. */
@Injectable()
export class ReportStamps {
  constructor(
    readonly clock: Clock,
    readonly ids: Ids,
  ) {}
}

/** Prepares the reports of schedules as events, from which they are mailed. */
@Injectable()
export class PrepareReport {
  constructor(
    private readonly database: TenantDatabase,
    private readonly schedules: ReportScheduleStore,
    private readonly workspaces: ReportWorkspaces,
    private readonly write: WriteReport,
    private readonly stamps: ReportStamps,
  ) {}

  /** The report of this week or month for all recipients; undefined if its schedule is paused or deleted. */
  async due(tenantId: string, scheduleId: string): Promise<NewEvent | undefined> {
    const schedule = await this.schedules.find(tenantId, scheduleId);
    if (schedule === undefined || schedule.paused) return undefined;
    const { content, edition } = await this.#written(tenantId, schedule);
    return this.#event(tenantId, schedule, derivedId('report-edition', scheduleId, edition), null, content);
  }

  /** The report as it would be now, for one member only. Throws `report-schedule-not-found`. */
  async forMember(tenantId: string, scheduleId: string, memberId: string): Promise<NewEvent> {
    const schedule = await this.#found(tenantId, scheduleId);
    const { content } = await this.#written(tenantId, schedule);
    return this.#event(tenantId, schedule, this.stamps.ids.next(), memberId, content);
  }

  /** The report as it would be now. Throws `report-schedule-not-found`. */
  async preview(tenantId: string, scheduleId: string): Promise<ReportContent> {
    return (await this.#written(tenantId, await this.#found(tenantId, scheduleId))).content;
  }

  async #found(tenantId: string, id: string): Promise<ReportSchedule> {
    const schedule = await this.schedules.find(tenantId, id);
    if (schedule === undefined) throw analyticsErrors.error('report-schedule-not-found');
    return schedule;
  }

  async #written(tenantId: string, { name, language, parts, every }: ReportSchedule) {
    const { timeZone } = await this.database.withTenant(tenantId, (tx) => this.workspaces.find(tx, tenantId));
    const { width, edition, ...days } = reportDays(every, this.stamps.clock.now(), timeZone);
    return { edition, content: await this.write.execute({ tenantId, name, language, parts, days, width, filter: {} }) };
  }

  #event(
    tenantId: string,
    { id }: ReportSchedule,
    editionId: string,
    memberId: string | null,
    report: ReportContent,
  ): NewEvent {
    // The contract's arrays are not readonly.
    const facts = structuredClone(report) as unknown as Parameters<
      typeof newEvent<typeof ReportPrepared>
    >[1]['payload']['report'];
    return newEvent(ReportPrepared, {
      id: this.stamps.ids.next(),
      tenantId,
      time: this.stamps.clock.now(),
      payload: { edition_id: editionId, schedule_id: id, member_id: memberId, report: facts },
    }) as NewEvent;
  }
}
