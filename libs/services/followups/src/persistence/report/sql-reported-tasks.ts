import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { CalendarStore } from '../../application/calendar-store.js';
import { ReportedTasks, type TaskOfResponse } from '../../application/report/reported-tasks.js';
import { WorkSettingsStore } from '../../application/handling/work-settings-store.js';
import type { OpeningHours } from '../../domain/hours/calendar.js';
import { workingTimeBetween } from '../../domain/hours/working-time.js';
import type { Period } from '../../domain/report/local-period.js';
import { deadlineResult, type Elapsed, type ReportedTask } from '../../domain/report/reported-task.js';
import { isClosed, type Task } from '../../domain/task.js';
import { TASK_COLUMNS, taskFromRow, type PlainTaskRow } from '../task.row.js';

const MINUTE_MS = 60_000;

type ReportedRow = PlainTaskRow & {
  team_ids: string[] | null;
  minutes: number | null;
  cost_minor: string | null;
};

const COUNTED = `t.status <> 'cancelled' and not exists (select from followups.response_withdrawal w
  where w.tenant_id = t.tenant_id and w.response_id = t.response_id)`;

/** `ReportedTasks` in SQL. */
@Injectable()
export class SqlReportedTasks extends ReportedTasks {
  constructor(
    private readonly calendars: CalendarStore,
    private readonly settings: WorkSettingsStore,
  ) {
    super();
  }

  override async openedIn(
    tx: TenantTx,
    { from, to }: Period,
    touchpointId: string | null,
    now: Date,
  ): Promise<{ readonly tasks: readonly ReportedTask[]; readonly currency: string | null }> {
    const { currency } = await this.settings.read(tx, tx.tenantId);
    const rows = await tx.query<ReportedRow>(
      `select ${TASK_COLUMNS.replaceAll(/\w+/g, 't.$&')}, teams.ids as team_ids, spent.minutes, spent.cost_minor
       from followups.task t
       left join lateral (select array_agg(id order by id) as ids from followups.team
         where team.tenant_id = t.tenant_id and t.assignee_id = any (team.member_ids)) teams on true
       left join lateral (select sum(m.minutes)::integer as minutes,
           case when bool_and(m.cost_minor is not null and m.currency = $5) then sum(m.cost_minor) end as cost_minor
         from followups.task_minutes m where m.tenant_id = t.tenant_id and m.task_id = t.id) spent on true
       where t.tenant_id = $1 and t.opened_at >= $2 and t.opened_at < $3 and ($4::uuid is null or t.touchpoint_id = $4)
         and ${COUNTED}`,
      [tx.tenantId, from, to, touchpointId, currency],
    );
    const hours = new Map<string, OpeningHours>();
    const tasks: ReportedTask[] = [];
    for (const row of rows) {
      const task = taskFromRow(row);
      tasks.push(reported(row, task, await this.#hoursOf(tx, task, hours), now));
    }
    return { tasks, currency };
  }

  override async ofResponses(
    tx: TenantTx,
    responseIds: readonly string[],
    now: Date,
  ): Promise<readonly TaskOfResponse[]> {
    const rows = await tx.query<{ response_id: string; due_at: Date; done_at: Date | null }>(
      `select t.response_id, coalesce(t.response_due_at, t.first_due_at) as due_at,
         least(t.first_response_at, t.first_resolved_at) as done_at
       from followups.task t where t.tenant_id = $1 and t.response_id = any ($2) and t.status <> 'cancelled'`,
      [tx.tenantId, responseIds],
    );
    return rows.map((row) => ({ responseId: row.response_id, result: deadlineResult(row.done_at, row.due_at, now) }));
  }

  /** The hours that the task counts by; `undefined` if it counts all minutes. */
  async #hoursOf(tx: TenantTx, task: Task, known: Map<string, OpeningHours>): Promise<OpeningHours | undefined> {
    const ref = task.clocks?.calendar ?? null;
    if (ref === null) return undefined;
    const key = `${ref.id} ${ref.version}`;
    const hours = known.get(key) ?? (await this.calendars.hoursOf(tx, tx.tenantId, ref));
    known.set(key, hours);
    return hours;
  }
}

function reported(row: ReportedRow, task: Task, hours: OpeningHours | undefined, now: Date): ReportedTask {
  const elapsed = (until: Date | null): Elapsed | null =>
    until === null
      ? null
      : {
          clockMinutes: (until.getTime() - task.openedAt.getTime()) / MINUTE_MS,
          openMinutes: hours === undefined ? null : workingTimeBetween(hours, task.openedAt, until) / MINUTE_MS,
        };
  const responseDueAt = task.clocks?.firstResponse?.dueAt ?? task.firstDueAt;
  return {
    id: task.id,
    openedAt: task.openedAt,
    isOpen: !isClosed(task.status),
    touchpointId: task.touchpointId,
    teamIds: row.team_ids ?? [],
    rootCause: task.rootCause,
    firstResponse: elapsed(task.firstResponseAt),
    firstResolution: elapsed(task.firstResolvedAt),
    responseResult: deadlineResult(task.firstResponseAt, responseDueAt, now),
    resolutionResult: deadlineResult(task.firstResolvedAt, task.firstDueAt, now),
    minutes: row.minutes,
    costMinor: row.cost_minor === null ? null : Number(row.cost_minor),
  };
}
