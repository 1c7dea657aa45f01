import { Injectable } from '@nestjs/common';
import { keyset, type Row, type Tx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import {
  TaskWorkStore,
  type SimilarCandidate,
  type SpentMinutes,
  type TaskMarks,
  type WorkedTask,
} from '../../application/handling/task-work-store.js';
import { commentOf } from '../../domain/response-facts.js';
import type { PlaybookSubject, TickedStep } from '../../domain/handling/playbook.js';
import { factsFromRow, type ResponseFactsRow } from '../response-facts.row.js';
import { minutesFromRow, MINUTES_COLUMNS, stepFromRow, type MinutesRow, type StepRow } from './task-work.row.js';

/** So many tasks are compared, the newest of each kind. */
const COMPARED = 200;

/** `TaskWorkStore` in SQL. */
@Injectable()
export class SqlTaskWorkStore extends TaskWorkStore {
  override async subjectOf(tx: Tx, tenantId: string, taskId: string): Promise<PlaybookSubject | undefined> {
    const [row] = await tx.query<PlaybookSubject & Row>(
      'select rule_id as "ruleId", root_cause as "rootCause" from followups.task where tenant_id = $1 and id = $2',
      [tenantId, taskId],
    );
    return row;
  }

  override async marksOf(tx: Tx, tenantId: string, taskId: string): Promise<TaskMarks> {
    const [row] = await tx.query<{ tags: string[]; suspected_cause: string | null }>(
      'select tags, suspected_cause from followups.task_work where tenant_id = $1 and task_id = $2',
      [tenantId, taskId],
    );
    return { tags: row?.tags ?? [], suspectedCause: row?.suspected_cause ?? null };
  }

  override async saveMarks(tx: Tx, tenantId: string, taskId: string, marks: TaskMarks): Promise<void> {
    await tx.query(
      `insert into followups.task_work (tenant_id, task_id, tags, suspected_cause) values ($1, $2, $3, $4)
       on conflict (tenant_id, task_id) do update set tags = excluded.tags, suspected_cause = excluded.suspected_cause`,
      [tenantId, taskId, marks.tags, marks.suspectedCause],
    );
  }

  override async tickedSteps(tx: Tx, tenantId: string, taskId: string): Promise<readonly TickedStep[]> {
    const rows = await tx.query<StepRow>(
      `select step_id, text, done_at, done_by_kind, done_by_id from followups.task_step
       where tenant_id = $1 and task_id = $2 order by done_at, step_id`,
      [tenantId, taskId],
    );
    return rows.map(stepFromRow);
  }

  override async tick(tx: Tx, tenantId: string, taskId: string, step: TickedStep): Promise<void> {
    await tx.query(
      `insert into followups.task_step (tenant_id, task_id, step_id, text, done_at, done_by_kind, done_by_id)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
      [tenantId, taskId, step.id, step.text, step.doneAt, step.doneBy.kind, step.doneBy.id],
    );
  }

  override async untick(tx: Tx, tenantId: string, taskId: string, stepId: string): Promise<void> {
    await tx.query('delete from followups.task_step where tenant_id = $1 and task_id = $2 and step_id = $3', [
      tenantId,
      taskId,
      stepId,
    ]);
  }

  override async minutesOf(tx: Tx, tenantId: string, taskId: string): Promise<readonly SpentMinutes[]> {
    const rows = await tx.query<MinutesRow>(
      `select ${MINUTES_COLUMNS} from followups.task_minutes
       where tenant_id = $1 and task_id = $2 order by recorded_at, id`,
      [tenantId, taskId],
    );
    return rows.map(minutesFromRow);
  }

  override async addMinutes(tx: Tx, tenantId: string, entry: SpentMinutes): Promise<void> {
    await tx.query(
      `insert into followups.task_minutes (tenant_id, ${MINUTES_COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        tenantId,
        entry.id,
        entry.taskId,
        entry.memberId,
        entry.minutes,
        entry.costMinor,
        entry.currency,
        entry.recordedAt,
      ],
    );
  }

  override async removeMinutes(
    tx: Tx,
    tenantId: string,
    taskId: string,
    id: string,
  ): Promise<SpentMinutes | undefined> {
    const [row] = await tx.query<MinutesRow>(
      `delete from followups.task_minutes where tenant_id = $1 and task_id = $2 and id = $3 returning ${MINUTES_COLUMNS}`,
      [tenantId, taskId, id],
    );
    return row === undefined ? undefined : minutesFromRow(row);
  }

  override async worked(tx: Tx, tenantId: string, page: PageRequest): Promise<Page<WorkedTask>> {
    const parameters: unknown[] = [tenantId];
    const keys = keyset(page, ['t.opened_at', 't.id'], parameters);
    const has = ['task_work', 'task_step', 'task_minutes', 'goodwill'].map(
      (table) => `select task_id from followups.${table} where tenant_id = $1`,
    );
    const rows = await tx.query<WorkedTask & Row>(
      `select t.id, t.opened_at as "openedAt" from followups.task t
       where t.tenant_id = $1 and t.id in (${has.join(' union ')}) and ${keys.condition} ${keys.orderAndLimit}`,
      parameters,
    );
    return pageOf(rows, page.limit);
  }

  override async candidates(tx: Tx, tenantId: string, taskId: string): Promise<readonly SimilarCandidate[]> {
    const rows = await tx.query<CandidateRow>(
      `with own as (${SELECT} where t.tenant_id = $1 and t.id = $2),
         of_customer as (${SELECT} where t.tenant_id = $1 and f.facts ->> 'customer' = any (
             followups.same_customer($1, (select facts ->> 'customer' from own)))
           order by t.opened_at desc, t.id desc limit $3),
         newest as (${SELECT} where t.tenant_id = $1 order by t.opened_at desc, t.id desc limit $3),
         of_touchpoint as (${SELECT} where t.tenant_id = $1 and t.touchpoint_id = (select touchpoint_id from own)
           order by t.opened_at desc, t.id desc limit $3)
       select distinct on (id) * from (
         select * from own union all select * from of_customer
         union all select * from newest union all select * from of_touchpoint
       ) as every order by id`,
      [tenantId, taskId, COMPARED],
    );
    return rows.map(candidateFromRow).toSorted((a, b) => b.openedAt.getTime() - a.openedAt.getTime());
  }
}

const SELECT = `select t.id, t.title, t.status, t.opened_at, t.touchpoint_id, f.facts,
    coalesce(t.root_cause, w.suspected_cause) as cause
  from followups.task t
  left join followups.response_facts f on f.tenant_id = t.tenant_id and f.response_id = t.response_id
  left join followups.task_work w on w.tenant_id = t.tenant_id and w.task_id = t.id`;

interface CandidateRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly opened_at: Date;
  readonly touchpoint_id: string | null;
  readonly facts: ResponseFactsRow['facts'] | null;
  readonly cause: string | null;
}

function candidateFromRow({ facts, ...row }: CandidateRow): SimilarCandidate {
  const read = facts === null ? null : factsFromRow({ facts });
  return {
    id: row.id,
    title: row.title,
    status: row.status,
    openedAt: row.opened_at,
    touchpointId: row.touchpoint_id,
    rootCause: row.cause,
    customer: read?.customer ?? null,
    words: read === null ? null : commentOf(read),
  };
}
