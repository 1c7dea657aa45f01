import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import {
  HandlingStore,
  type HandlingReport,
  type PromiseReport,
  type Respondent,
} from '../../application/effect/handling-store.js';

/**
 * Merges reports into the rows of their tasks, those of one task with each other first. `least` and `greatest` ignore nulls. Of the
 * resolutions and of the sums of work the newest holds. Rows are written in the order of their key.
 */
const MERGE = `
  insert into analytics.handling as known (tenant_id, task_id, response_id, touchpoint_id, opened_at, automatic_reply_at,
    first_response_at, first_resolved_at, resolved_at, reopened_at, outcome, root_cause, cancelled, minutes, cost_minor, currency,
    worked_at, due_at, missed_at)
  select tenant_id, task_id, min(response_id)::uuid, min(touchpoint_id)::uuid, min(opened_at), min(automatic_reply_at),
    min(first_response_at), min(resolved_at), max(resolved_at), max(reopened_at),
    (array_agg(outcome order by resolved_at desc) filter (where resolved_at is not null))[1],
    (array_agg(root_cause order by resolved_at desc) filter (where resolved_at is not null))[1],
    coalesce(bool_or(cancelled), false),
    (array_agg(minutes order by worked_at desc) filter (where worked_at is not null))[1],
    (array_agg(cost_minor order by worked_at desc) filter (where worked_at is not null))[1],
    (array_agg(currency order by worked_at desc) filter (where worked_at is not null))[1],
    max(worked_at), min(due_at), min(missed_at)
  from json_to_recordset($1::json) as told (tenant_id uuid, task_id uuid, response_id text, touchpoint_id text,
    opened_at timestamptz, automatic_reply_at timestamptz, first_response_at timestamptz, resolved_at timestamptz,
    reopened_at timestamptz, outcome text, root_cause text, cancelled boolean, minutes integer, cost_minor bigint, currency text,
    worked_at timestamptz, due_at timestamptz, missed_at timestamptz)
  group by tenant_id, task_id
  order by tenant_id, task_id
  on conflict (tenant_id, task_id) do update set
    response_id = coalesce(known.response_id, excluded.response_id),
    touchpoint_id = coalesce(known.touchpoint_id, excluded.touchpoint_id),
    opened_at = least(known.opened_at, excluded.opened_at),
    due_at = least(known.due_at, excluded.due_at),
    missed_at = least(known.missed_at, excluded.missed_at),
    automatic_reply_at = least(known.automatic_reply_at, excluded.automatic_reply_at),
    first_response_at = least(known.first_response_at, excluded.first_response_at),
    first_resolved_at = least(known.first_resolved_at, excluded.first_resolved_at),
    outcome = case when ${newer('resolved_at')} then excluded.outcome else known.outcome end,
    root_cause = case when ${newer('resolved_at')} then excluded.root_cause else known.root_cause end,
    resolved_at = greatest(known.resolved_at, excluded.resolved_at),
    reopened_at = greatest(known.reopened_at, excluded.reopened_at),
    cancelled = known.cancelled or excluded.cancelled,
    minutes = case when ${newer('worked_at')} then excluded.minutes else known.minutes end,
    cost_minor = case when ${newer('worked_at')} then excluded.cost_minor else known.cost_minor end,
    currency = case when ${newer('worked_at')} then excluded.currency else known.currency end,
    worked_at = greatest(known.worked_at, excluded.worked_at)`;

const MERGE_PROMISES = `
  insert into analytics.handling_promise as known (tenant_id, promise_id, task_id, status, first_due_at, changed_at, revision)
  select distinct on (1, 2) "tenantId", "promiseId", "taskId", status, "firstDueAt", "changedAt", revision
  from json_to_recordset($1::json) as told ("tenantId" uuid, "promiseId" uuid, "taskId" uuid, status text,
    "firstDueAt" timestamptz, "changedAt" timestamptz, revision integer)
  order by 1, 2, revision desc
  on conflict (tenant_id, promise_id) do update
  set status = excluded.status, changed_at = excluded.changed_at, revision = excluded.revision
  where known.revision < excluded.revision`;

const SAVE_RESPONDENTS = `
  insert into analytics.respondent (tenant_id, response_id, customer_key)
  select distinct on (1, 2) "tenantId", "responseId", "customerKey"
  from json_to_recordset($1::json) as told ("tenantId" uuid, "responseId" uuid, "customerKey" uuid)
  order by 1, 2
  on conflict do nothing`;

/** `HandlingStore` with set-based statements. */
@Injectable()
export class SqlHandlingStore extends HandlingStore {
  override merge(tx: BatchTx, reports: readonly HandlingReport[]): Promise<void> {
    return save(tx, MERGE, reports.map(toRow));
  }

  override mergePromises(tx: BatchTx, reports: readonly PromiseReport[]): Promise<void> {
    return save(tx, MERGE_PROMISES, reports);
  }

  override saveRespondents(tx: BatchTx, respondents: readonly Respondent[]): Promise<void> {
    return save(tx, SAVE_RESPONDENTS, respondents);
  }
}

function newer(column: string): string {
  return `excluded.${column} is not null and (known.${column} is null or excluded.${column} >= known.${column})`;
}

async function save(tx: BatchTx, statement: string, rows: readonly object[]): Promise<void> {
  if (rows.length > 0) await tx.query(statement, [JSON.stringify(rows)]);
}

/** Members that are undefined are left out of the JSON, so their columns are null. */
function toRow({ resolved, work, ...report }: HandlingReport) {
  return {
    tenant_id: report.tenantId,
    task_id: report.taskId,
    response_id: report.responseId,
    touchpoint_id: report.touchpointId,
    opened_at: report.openedAt,
    due_at: report.dueAt,
    missed_at: report.missedAt,
    automatic_reply_at: report.automaticReplyAt,
    first_response_at: report.firstResponseAt,
    resolved_at: resolved?.at,
    outcome: resolved?.outcome,
    root_cause: resolved?.rootCause,
    reopened_at: report.reopenedAt,
    cancelled: report.cancelled,
    minutes: work?.minutes,
    cost_minor: work?.costMinor,
    currency: work?.currency,
    worked_at: work?.at,
  };
}
