import { Injectable } from '@nestjs/common';
import { newEvent, ReportScheduleDeleted } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import {
  changedSchedule,
  lastDayOf,
  MAX_SCHEDULES,
  type ReportSchedule,
  type ReportScheduleContent,
} from '../../domain/mailings/report-schedule.js';
import { analyticsErrors } from '../analytics.errors.js';
import type { Actor } from '../change-annotations.js';
import { mailingAudit } from './mailing-audit.js';
import { ReportScheduleStore, ReportTimer, ReportWorkspaces } from './report-schedule-store.js';

/** When reports are made: the timer, and the time zone of the workspace. */
@Injectable()
export class ReportTiming {
  constructor(
    readonly timer: ReportTimer,
    readonly workspaces: ReportWorkspaces,
  ) {}
}

/** Creates, changes and deletes schedules of reports, each with its timer and its entry for the audit log in one transaction. */
@Injectable()
export class ChangeReportSchedules {
  constructor(
    private readonly schedules: ReportScheduleStore,
    private readonly timing: ReportTiming,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Throws `too-many-report-schedules` and `bad-report-day`. */
  create(unit: UnitOfWork, content: ReportScheduleContent, by: Actor): Promise<ReportSchedule> {
    const now = this.clock.now();
    const schedule: ReportSchedule = { id: this.ids.next(), ...content, createdAt: now, updatedAt: now };
    check(schedule);
    return unit.run(async (tx) => {
      if ((await this.schedules.count(tx)) >= MAX_SCHEDULES) throw analyticsErrors.error('too-many-report-schedules');
      await this.schedules.insert(tx, schedule);
      return this.#saved(tx, schedule, 'report-schedule.created', by);
    });
  }

  /** If nothing differs, nothing is stored. Throws `report-schedule-not-found` and `bad-report-day`. */
  change(unit: UnitOfWork, id: string, change: Partial<ReportScheduleContent>, by: Actor): Promise<ReportSchedule> {
    return unit.run(async (tx) => {
      const before = await this.#lock(tx, id);
      const after = changedSchedule(before, change, this.clock.now());
      if (after === before) return before;
      check(after);
      await this.schedules.update(tx, after);
      return this.#saved(tx, after, 'report-schedule.changed', by);
    });
  }

  /** Throws `report-schedule-not-found`. */
  delete(unit: UnitOfWork, id: string, by: Actor): Promise<void> {
    return unit.run(async (tx) => {
      await this.#lock(tx, id);
      await this.schedules.delete(tx, id);
      await this.timing.timer.forget(tx, tx.tenantId, id);
      const at = this.clock.now();
      const target = { kind: 'report-schedule' as const, id };
      const audit = { id: this.ids.next(), by, action: 'report-schedule.deleted', target, after: null, at };
      const payload = { schedule_id: id, deleted_at: at.toISOString() };
      await this.log.append(tx, [
        newEvent(ReportScheduleDeleted, { id: this.ids.next(), tenantId: tx.tenantId, time: at, payload }),
        mailingAudit(tx.tenantId, audit),
      ]);
    });
  }

  async #saved(tx: TenantTx, schedule: ReportSchedule, action: string, by: Actor): Promise<ReportSchedule> {
    const { timeZone } = await this.timing.workspaces.find(tx, tx.tenantId);
    await this.timing.timer.follow(tx, tx.tenantId, schedule, timeZone);
    const { id, every, day, hour, language, parts, paused, updatedAt: at } = schedule;
    const after = { every, day, hour, language, parts: [...parts], paused };
    const target = { kind: 'report-schedule' as const, id };
    await this.log.append(tx, [mailingAudit(tx.tenantId, { id: this.ids.next(), by, action, target, after, at })]);
    return schedule;
  }

  async #lock(tx: TenantTx, id: string): Promise<ReportSchedule> {
    const schedule = await this.schedules.lock(tx, id);
    if (schedule === undefined) throw analyticsErrors.error('report-schedule-not-found');
    return schedule;
  }
}

function check({ every, day }: ReportSchedule): void {
  if (day <= lastDayOf(every)) return;
  throw analyticsErrors.error('bad-report-day', undefined, {
    errors: [
      { pointer: '/day', code: 'bad-report-day', detail: `must be 1 to ${lastDayOf(every)} for every ${every}` },
    ],
  });
}
