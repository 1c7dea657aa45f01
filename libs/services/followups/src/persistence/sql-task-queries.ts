import { Injectable } from '@nestjs/common';
import { TenantDatabase, keyset, type TenantTx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { CalendarStore } from '../application/calendar-store.js';
import { StaffDirectory } from '../application/staff-directory.js';
import {
  TaskQueries,
  type TaskCounts,
  type TaskDetail,
  type TaskExplanation,
  type TaskFilter,
  type TaskItem,
  type TaskSort,
} from '../application/task-queries.js';
import type { PrivacyTask } from '../application/privacy-task-store.js';
import type { PromiseStatus } from '../domain/promise/promise.js';
import { clocksView } from '../domain/clock-view.js';
import { dueStateOf, type Today } from '../domain/due-state.js';
import type { TaskTimes } from '../domain/task-times.js';
import { factsFromRow, type ResponseFactsRow } from './response-facts.row.js';
import { countOpen } from './task-counts-sql.js';
import { historyByTask, historyOf, namesIn, notesByTask, notesOf } from './task-entries-sql.js';
import { explanationOf } from './task-explanation-sql.js';
import { conditionsOf, SORT_COLUMNS } from './task-filter-sql.js';
import { TASK_COLUMNS, taskFromRow, type PlainTaskRow } from './task.row.js';
import { todayIn } from './today-sql.js';

type ItemRow = PlainTaskRow & {
  facts: ResponseFactsRow['facts'] | null;
  assignee_name: string | null;
  promise: { readonly what: string; readonly status: PromiseStatus; readonly due_at: string } | null;
  privacy_request: PrivacyTask | null;
};

const SELECT_ITEM = `select ${TASK_COLUMNS.replaceAll(/\w+/g, 't.$&')}, f.facts, s.name as assignee_name,
    (select json_build_object('what', p.what, 'status', p.status, 'due_at', p.due_at) from followups.promise p
     where p.tenant_id = t.tenant_id and p.task_id = t.id and p.status in ('open', 'broken')
     order by p.due_at, p.id limit 1) as promise,
    (select json_build_object('kind', q.kind, 'customer', q.customer_external_id) from followups.privacy_task q
     where q.tenant_id = t.tenant_id and q.task_id = t.id) as privacy_request
  from followups.task t
  left join followups.response_facts f on f.tenant_id = t.tenant_id and f.response_id = t.response_id
  left join followups.staff s on s.tenant_id = t.tenant_id and s.id = t.assignee_id`;

/** `TaskQueries` in SQL. */
@Injectable()
export class SqlTaskQueries extends TaskQueries {
  constructor(
    private readonly database: TenantDatabase,
    private readonly directory: StaffDirectory,
    private readonly calendars: CalendarStore,
  ) {
    super();
  }

  override list(
    tenantId: string,
    filter: TaskFilter,
    sort: TaskSort,
    page: PageRequest,
    now: Date,
  ): Promise<Page<TaskItem>> {
    return this.database.withTenant(tenantId, async (tx) => {
      const today = await this.#today(tx, now);
      const parameters: unknown[] = [tenantId];
      const where = conditionsOf(filter, sort, today, parameters);
      const keys = keyset(page, [SORT_COLUMNS[sort], 't.id'], parameters);
      const rows = await tx.query<ItemRow>(
        `${SELECT_ITEM} where t.tenant_id = $1 ${where} and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      return pageOf(await this.#items(tx, rows, today), page.limit);
    });
  }

  override counts(tenantId: string, staffId: string | null, now: Date): Promise<TaskCounts> {
    return this.database.withTenant(tenantId, async (tx) => {
      const { timeZone } = await this.directory.workspaceOf(tx, tenantId);
      const today = await todayIn(tx, timeZone, now);
      return { today, timeZone, ...(await countOpen(tx, staffId, today)) };
    });
  }

  override detail(tenantId: string, id: string, now: Date): Promise<TaskDetail | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const [row] = await tx.query<ItemRow>(`${SELECT_ITEM} where t.tenant_id = $1 and t.id = $2`, [tenantId, id]);
      if (row === undefined) return undefined;
      const [item] = await this.#items(tx, [row], await this.#today(tx, now));
      const [notes, history] = [await notesOf(tx, id), await historyOf(tx, id)];
      return {
        ...(item as TaskItem),
        notes,
        history,
        names: await this.directory.namesOf(tx, tenantId, namesIn(notes, history)),
      };
    });
  }

  override wholeTasks(tenantId: string, page: PageRequest, now: Date): Promise<Page<TaskDetail>> {
    return this.database.withTenant(tenantId, async (tx) => {
      const today = await this.#today(tx, now);
      const parameters: unknown[] = [tenantId];
      const keys = keyset(page, [SORT_COLUMNS.openedAt, 't.id'], parameters);
      const rows = await tx.query<ItemRow>(
        `${SELECT_ITEM} where t.tenant_id = $1 and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      const ids = rows.map(({ id }) => id);
      const [notes, history] = [await notesByTask(tx, ids), await historyByTask(tx, ids)];
      const mentioned = namesIn([...notes.values()].flat(), [...history.values()].flat());
      const names = await this.directory.namesOf(tx, tenantId, mentioned);
      const items = await this.#items(tx, rows, today);
      const details = items.map((item) => ({
        ...item,
        notes: notes.get(item.task.id) ?? [],
        history: history.get(item.task.id) ?? [],
        names,
      }));
      return pageOf(details, page.limit);
    });
  }

  override explanation(tenantId: string, id: string): Promise<TaskExplanation | undefined> {
    return this.database.withTenant(tenantId, (tx) => explanationOf(tx, id));
  }

  override times(tenantId: string, from: Date, to: Date): Promise<TaskTimes[]> {
    return this.database.withTenant(tenantId, (tx) =>
      tx.query<TaskTimes & Record<string, unknown>>(
        `select opened_at as "openedAt", first_due_at as "firstDueAt", response_due_at as "firstResponseDueAt",
           first_response_at as "firstResponseAt",
           first_resolved_at as "firstResolvedAt", resolved_at as "resolvedAt"
         from followups.task where tenant_id = $1 and opened_at >= $2 and opened_at < $3 and status <> 'cancelled'
           and not exists (select 1 from followups.response_withdrawal w
             where w.tenant_id = task.tenant_id and w.response_id = task.response_id)`,
        [tenantId, from, to],
      ),
    );
  }

  async #items(tx: TenantTx, rows: readonly ItemRow[], today: Today): Promise<TaskItem[]> {
    const items: TaskItem[] = [];
    for (const row of rows) {
      const task = taskFromRow(row);
      const hours = await this.calendars.hoursOf(tx, tx.tenantId, task.clocks?.calendar ?? null);
      items.push({
        task,
        dueState: dueStateOf(task, today),
        clocks: clocksView(task, hours, today.now),
        assigneeName: row.assignee_name,
        facts: row.facts === null ? null : factsFromRow({ facts: row.facts }),
        privacyRequest: row.privacy_request,
        promise: row.promise && {
          what: row.promise.what,
          status: row.promise.status,
          dueAt: new Date(row.promise.due_at),
        },
      });
    }
    return items;
  }

  async #today(tx: TenantTx, now: Date): Promise<Today> {
    const { timeZone } = await this.directory.workspaceOf(tx, tx.tenantId);
    return todayIn(tx, timeZone, now);
  }
}
