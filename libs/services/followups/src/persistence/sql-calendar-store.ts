import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { CalendarStore, type Calendar, type OwnerOfTask } from '../application/calendar-store.js';
import { ALWAYS_OPEN, type CalendarRef, type OpeningHours } from '../domain/hours/calendar.js';
import { NO_CALENDAR, type AppliedHours } from '../domain/task-clocks.js';

interface CalendarRow {
  readonly id: string;
  readonly name: string;
  readonly is_default: boolean;
  readonly time_zone: string | null;
  readonly team_ids: readonly string[];
  readonly week: OpeningHours['week'];
  readonly special_days: OpeningHours['specialDays'];
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
}

const SELECT = `select id, name, is_default, time_zone, team_ids, week, special_days, version, created_at, updated_at
  from followups.calendar where tenant_id = $1 and deleted_at is null order by is_default desc, created_at, id`;

/** Maximum number of versions in the cache; a version never changes. */
const CAPACITY = 10_000;

/** `CalendarStore` in SQL, with a cache of versions. */
@Injectable()
export class SqlCalendarStore extends CalendarStore {
  private readonly versions = new Map<string, OpeningHours>();

  override async list(tx: Tx, tenantId: string): Promise<Calendar[]> {
    const rows = await tx.query<CalendarRow & Record<string, unknown>>(SELECT, [tenantId]);
    return rows.map(calendarFromRow);
  }

  override async lockAll(tx: Tx, tenantId: string): Promise<Calendar[]> {
    // A lock of the rows would not keep two first calendars of a workspace apart.
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('followups.calendar:' || $1, 0))`, [tenantId]);
    return this.list(tx, tenantId);
  }

  override async save(tx: Tx, tenantId: string, calendar: Calendar, timeZone: string): Promise<void> {
    const { id, version, week, specialDays, updatedAt } = calendar;
    await tx.query(
      `insert into followups.calendar
         (tenant_id, id, name, is_default, time_zone, team_ids, week, special_days, version, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (tenant_id, id) do update set name = excluded.name, is_default = excluded.is_default,
         time_zone = excluded.time_zone, team_ids = excluded.team_ids, week = excluded.week,
         special_days = excluded.special_days, version = excluded.version, updated_at = excluded.updated_at`,
      [
        tenantId,
        id,
        calendar.name,
        calendar.isDefault,
        calendar.timeZone,
        calendar.teamIds,
        JSON.stringify(week),
        JSON.stringify(specialDays),
        version,
        calendar.createdAt,
        updatedAt,
      ],
    );
    await tx.query(
      `insert into followups.calendar_version (tenant_id, calendar_id, version, time_zone, week, special_days, made_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [tenantId, id, version, timeZone, JSON.stringify(week), JSON.stringify(specialDays), updatedAt],
    );
  }

  override async remove(tx: Tx, tenantId: string, id: string, at: Date): Promise<void> {
    await tx.query(
      `update followups.calendar set deleted_at = $3, is_default = false, team_ids = '{}' where tenant_id = $1 and id = $2`,
      [tenantId, id, at],
    );
  }

  override async appliedTo(tx: Tx, owners: readonly OwnerOfTask[]): Promise<AppliedHours[]> {
    const refs = await tx.query<{ n: number; id: string; version: number }>(
      `select n, c.id, c.version
       from json_to_recordset($1::json) as o (n integer, "tenantId" uuid, "assigneeId" uuid)
       cross join lateral (
         select id, version from followups.calendar
         where tenant_id = o."tenantId" and deleted_at is null
           and (is_default or exists (select 1 from followups.team t where t.tenant_id = calendar.tenant_id
             and t.id = any (calendar.team_ids) and o."assigneeId" = any (t.member_ids)))
         order by exists (select 1 from followups.team t where t.tenant_id = calendar.tenant_id
             and t.id = any (calendar.team_ids) and o."assigneeId" = any (t.member_ids)) desc, created_at, id
         limit 1) c`,
      [JSON.stringify(owners.map((owner, n) => ({ n, ...owner })))],
    );
    const applied: AppliedHours[] = owners.map(() => NO_CALENDAR);
    for (const { n, id, version } of refs) {
      const { tenantId } = owners[n] as OwnerOfTask;
      applied[n] = { ref: { id, version }, hours: await this.hoursOf(tx, tenantId, { id, version }) };
    }
    return applied;
  }

  override async hoursOf(tx: Tx, tenantId: string, ref: CalendarRef | null): Promise<OpeningHours> {
    if (ref === null) return ALWAYS_OPEN;
    const key = `${tenantId} ${ref.id} ${ref.version}`;
    const known = this.versions.get(key);
    if (known !== undefined) return known;
    const [row] = await tx.query<{ time_zone: string } & Pick<CalendarRow, 'week' | 'special_days'>>(
      `select time_zone, week, special_days from followups.calendar_version
       where tenant_id = $1 and calendar_id = $2 and version = $3`,
      [tenantId, ref.id, ref.version],
    );
    if (row === undefined) throw new Error(`version ${ref.version} of calendar ${ref.id} is missing`);
    const hours = { timeZone: row.time_zone, week: row.week, specialDays: row.special_days };
    if (this.versions.size >= CAPACITY) this.versions.clear();
    this.versions.set(key, hours);
    return hours;
  }
}

function calendarFromRow(row: CalendarRow): Calendar {
  return {
    id: row.id,
    name: row.name,
    isDefault: row.is_default,
    timeZone: row.time_zone,
    teamIds: row.team_ids,
    week: row.week,
    specialDays: row.special_days,
    version: row.version,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
