import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { OpenedTasks } from '../application/task-ceiling.js';

type RuleOfTenant = { readonly tenantId: string; readonly ruleId: string };

/**
 * `OpenedTasks` in SQL. Rules are locked by the row of their rotation, in the order of their ids; all those of the tenants of the
 * transaction at once, because a later consumer in it may need others, and locks in another order deadlock.
 */
@Injectable()
export class SqlOpenedTasks extends OpenedTasks {
  override async countSince(
    tx: BatchTx,
    rules: readonly RuleOfTenant[],
    since: Date,
  ): Promise<ReadonlyMap<string, number>> {
    const parameters = [[...new Set(rules.map(({ tenantId }) => tenantId))], rules.map(({ ruleId }) => ruleId)];
    await tx.query(`select from followups.rotation where tenant_id = any ($1) order by rule_id for update`, [
      tx.tenantIds,
    ]);
    const rows = await tx.query<{ rule_id: string; n: number }>(
      `select rule_id, count(distinct response_id)::integer as n from (
         select rule_id, response_id from followups.task
         where tenant_id = any ($1) and rule_id = any ($2) and opened_at > $3
         union all
         select rule_id, response_id from followups.rule_act
         where tenant_id = any ($1) and rule_id = any ($2) and at > $3) as acted
       group by rule_id`,
      [...parameters, since],
    );
    return new Map(rows.map(({ rule_id, n }) => [rule_id, n]));
  }

  override async addHeldBack(
    tx: BatchTx,
    rules: readonly (RuleOfTenant & { readonly count: number })[],
    at: Date,
  ): Promise<void> {
    await tx.query(
      `update followups.rule r set held_back = r.held_back + h.count, last_held_back_at = $2
       from json_to_recordset($1::json) as h("tenantId" uuid, "ruleId" uuid, count integer)
       where r.tenant_id = h."tenantId" and r.id = h."ruleId"`,
      [JSON.stringify(rules), at],
    );
  }
}
