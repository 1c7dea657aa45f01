import { Injectable } from '@nestjs/common';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids, type FieldError } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { hoursDefects } from '../domain/hours/calendar.js';
import type { Actor } from '../domain/task.js';
import { auditedCalendar } from './audited.js';
import { CalendarStore, MAX_CALENDARS, type Calendar } from './calendar-store.js';
import { followupsErrors } from './followups.errors.js';
import { HoursChanges } from './hours-changes.js';
import { StaffDirectory } from './staff-directory.js';

/** What people say of a calendar. */
export type CalendarBody = Pick<Calendar, 'name' | 'isDefault' | 'timeZone' | 'teamIds' | 'week' | 'specialDays'>;

/** Creates, replaces and deletes calendars. Clocks that run follow: what they have spent stays spent. */
@Injectable()
export class ChangeCalendars {
  constructor(
    private readonly calendars: CalendarStore,
    private readonly directory: StaffDirectory,
    private readonly changes: HoursChanges,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** `id` null: a new one. @throws `calendar-not-found`, `bad-calendar`, `default-calendar`, `too-many-calendars` */
  async save(unit: UnitOfWork, id: string | null, body: CalendarBody, by: Actor): Promise<Calendar> {
    return unit.run(async (tx) => {
      const all = await this.calendars.lockAll(tx, tx.tenantId);
      const before = all.find((calendar) => calendar.id === id);
      if (id !== null && before === undefined) throw followupsErrors.error('calendar-not-found');
      if (before === undefined && all.length >= MAX_CALENDARS) throw followupsErrors.error('too-many-calendars');
      const others = all.filter((calendar) => calendar !== before);
      const { timeZone: workspaceZone } = await this.directory.workspaceOf(tx, tx.tenantId);
      check(body, others, workspaceZone);
      if (before?.isDefault === true && !body.isDefault) throw followupsErrors.error('default-calendar');
      const at = this.clock.now();
      const calendar: Calendar = {
        ...body,
        id: before?.id ?? this.ids.next(),
        isDefault: body.isDefault || others.length === 0,
        version: (before?.version ?? 0) + 1,
        createdAt: before?.createdAt ?? at,
        updatedAt: at,
      };
      const former = others.find(({ isDefault }) => isDefault);
      if (calendar.isDefault && former !== undefined) {
        await this.calendars.save(tx, tx.tenantId, { ...former, isDefault: false }, workspaceZone);
      }
      await this.calendars.save(tx, tx.tenantId, calendar, calendar.timeZone ?? workspaceZone);
      await this.#changed(tx, calendar, before === undefined ? 'calendar.created' : 'calendar.changed', by, at);
      return calendar;
    });
  }

  /** @throws `calendar-not-found`, `default-calendar` */
  async delete(unit: UnitOfWork, id: string, by: Actor): Promise<void> {
    await unit.run(async (tx) => {
      const all = await this.calendars.lockAll(tx, tx.tenantId);
      const calendar = all.find((each) => each.id === id);
      if (calendar === undefined) throw followupsErrors.error('calendar-not-found');
      if (calendar.isDefault && all.length > 1) throw followupsErrors.error('default-calendar');
      const at = this.clock.now();
      await this.calendars.remove(tx, tx.tenantId, id, at);
      await this.#changed(tx, calendar, 'calendar.deleted', by, at);
    });
  }

  async #changed(tx: TenantTx, calendar: Calendar, action: string, by: Actor, at: Date): Promise<void> {
    await this.changes.announce(tx, tx.tenantId, at);
    await this.log.append(tx, [auditedCalendar(tx.tenantId, action, calendar, by, at)]);
  }
}

/** @throws `bad-calendar` */
function check(body: CalendarBody, others: readonly Calendar[], workspaceZone: string): void {
  const hours = { timeZone: body.timeZone ?? workspaceZone, week: body.week, specialDays: body.specialDays };
  const errors: FieldError[] = hoursDefects(hours).map((defect) => ({ code: 'invalid-value', ...defect }));
  body.teamIds.forEach((teamId, n) => {
    const other = others.find(({ teamIds }) => teamIds.includes(teamId));
    if (other === undefined) return;
    errors.push({ pointer: `/team_ids/${n}`, code: 'duplicate', detail: `has the calendar “${other.name}” already` });
  });
  if (errors.length > 0) throw followupsErrors.error('bad-calendar', undefined, { errors });
}
