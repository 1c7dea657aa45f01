import { Injectable } from '@nestjs/common';
import type { BatchTx, Tx } from '@hearback/database';
import { Rotation, TaskOpener, type NewTask, type Suppression } from '../application/task-store.js';
import { TASK_COLUMNS, taskToRow } from './task.row.js';

/** `TaskOpener` in SQL, with one statement per call. */
@Injectable()
export class SqlTaskOpener extends TaskOpener {
  override async existing(tx: BatchTx, tenantIds: readonly string[], ids: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      `select id from followups.task where tenant_id = any ($1) and id = any ($2)
       union select run_id from followups.rule_act where tenant_id = any ($1) and run_id = any ($2)`,
      [tenantIds, ids],
    );
    return new Set(rows.map((row) => row.id));
  }

  override async open(tx: Tx, tasks: readonly NewTask[]): Promise<Set<string>> {
    const rows = tasks.map(({ tenantId, task, explanation, openedBy }) => ({
      ...taskToRow(task),
      tenant_id: tenantId,
      explanation,
      actor_kind: openedBy.kind,
      actor_id: openedBy.id,
    }));
    const opened = await tx.query<{ id: string }>(
      `with opened as (
         insert into followups.task (tenant_id, explanation, ${TASK_COLUMNS})
         select tenant_id, explanation, ${TASK_COLUMNS}
         from json_populate_recordset(null::followups.task, $1::json)
         on conflict do nothing
         returning tenant_id, id, rule_version, assignee_id, opened_at
       ), noted as (
         insert into followups.task_change
           (tenant_id, task_id, revision, position, kind, at, actor_kind, actor_id, detail)
         select tenant_id, opened.id, 1, 0, 'opened', opened_at, actor_kind, actor_id,
           jsonb_build_object('rule_version', rule_version::text, 'assignee_id', assignee_id)
         from opened join json_to_recordset($1::json) as by (id uuid, actor_kind text, actor_id uuid) on by.id = opened.id
       )
       select id from opened`,
      [JSON.stringify(rows)],
    );
    return new Set(opened.map((row) => row.id));
  }

  override async recordSuppressions(tx: BatchTx, list: readonly Suppression[]): Promise<void> {
    const rows = list.map((one) => ({
      tenant_id: one.tenantId,
      response_id: one.responseId,
      rule_id: one.ruleId,
      rule_version: one.ruleVersion,
      reason: one.reason,
      at: one.at,
    }));
    await tx.query(
      `insert into followups.suppression (tenant_id, response_id, rule_id, rule_version, reason, at)
       select tenant_id, response_id, rule_id, rule_version, reason, at
       from json_populate_recordset(null::followups.suppression, $1::json)
       on conflict do nothing`,
      [JSON.stringify(rows)],
    );
  }
}

/** `Rotation` in SQL; its row is created with the rule. */
@Injectable()
export class SqlRotation extends Rotation {
  override async lockLast(tx: BatchTx, tenantId: string, ruleId: string): Promise<string | null> {
    const rows = await tx.query<{ last_staff_id: string | null }>(
      `select last_staff_id from followups.rotation where tenant_id = $1 and rule_id = $2 for update`,
      [tenantId, ruleId],
    );
    return rows[0]?.last_staff_id ?? null;
  }

  override async setLast(tx: BatchTx, tenantId: string, ruleId: string, staffId: string): Promise<void> {
    await tx.query(`update followups.rotation set last_staff_id = $3 where tenant_id = $1 and rule_id = $2`, [
      tenantId,
      ruleId,
      staffId,
    ]);
  }
}
