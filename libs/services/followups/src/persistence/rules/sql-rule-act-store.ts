import { Injectable } from '@nestjs/common';
import type { BatchTx, Tx } from '@hearback/database';
import { RuleActStore, type ActSettlement, type StoredAct } from '../../application/rules/rule-act-store.js';
import type { ActKind } from '../../domain/rule-act.js';

const COLUMNS = `tenant_id as "tenantId", id, run_id as "runId", response_id as "responseId", rule_id as "ruleId",
  rule_version as "ruleVersion", rule_name as "ruleName", position, task_id as "taskId", customer, act, because, state,
  reason, at, settled_at as "settledAt"`;

/** `RuleActStore` in SQL. */
@Injectable()
export class SqlRuleActStore extends RuleActStore {
  override async reached(
    tx: BatchTx,
    responseIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<ActKind>>> {
    const rows = await tx.query<{ responseId: string; kind: ActKind }>(
      `select response_id as "responseId", act ->> 'kind' as kind from followups.rule_act
       where tenant_id = any ($1) and response_id = any ($2) and state <> 'refused'`,
      [tx.tenantIds, responseIds],
    );
    const reached = new Map<string, Set<ActKind>>();
    for (const { responseId, kind } of rows)
      reached.set(responseId, (reached.get(responseId) ?? new Set<ActKind>()).add(kind));
    return reached;
  }

  override async requested(tx: BatchTx, invitationIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (invitationIds.length === 0) return new Set();
    const rows = await tx.query<{ id: string }>(
      `select id from followups.rule_act where tenant_id = any ($1) and id = any ($2)`,
      [tx.tenantIds, invitationIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  override async add(tx: BatchTx, acts: readonly StoredAct[]): Promise<void> {
    await tx.query(
      `insert into followups.rule_act (tenant_id, id, run_id, response_id, rule_id, rule_version, rule_name, position,
         task_id, customer, act, because, state, reason, at, settled_at)
       select "tenantId", id, "runId", "responseId", "ruleId", "ruleVersion", "ruleName", position,
         "taskId", customer, act, because, state, reason, at, "settledAt"
       from json_to_recordset($1::json) as a ("tenantId" uuid, id uuid, "runId" uuid, "responseId" uuid, "ruleId" uuid,
         "ruleVersion" integer, "ruleName" text, position integer, "taskId" uuid, customer text, act jsonb,
         because jsonb, state text, reason text, at timestamptz, "settledAt" timestamptz)`,
      [JSON.stringify(acts)],
    );
  }

  override async settle(tx: BatchTx, settlements: readonly ActSettlement[]): Promise<void> {
    await tx.query(
      `update followups.rule_act a set state = s.state, reason = s.reason, settled_at = s.at
       from json_to_recordset($1::json)
         as s ("tenantId" uuid, "actId" uuid, state text, reason text, at timestamptz)
       where a.tenant_id = s."tenantId" and a.id = s."actId" and a.state = 'requested'`,
      [JSON.stringify(settlements)],
    );
  }

  override async all(
    tx: Tx,
    tenantId: string,
    after: Pick<StoredAct, 'responseId' | 'ruleId' | 'position'> | undefined,
    limit: number,
  ): Promise<readonly StoredAct[]> {
    return tx.query<StoredAct & Record<string, unknown>>(
      `select ${COLUMNS} from followups.rule_act
       where tenant_id = $1 and ($2::uuid is null or (response_id, rule_id, position) > ($2, $3, $4))
       order by response_id, rule_id, position limit $5`,
      [tenantId, after?.responseId ?? null, after?.ruleId ?? null, after?.position ?? null, limit],
    );
  }

  override async list(
    tx: Tx,
    tenantId: string,
    about: { readonly taskId: string } | { readonly responseId: string },
  ): Promise<readonly StoredAct[]> {
    const [column, id] = 'taskId' in about ? ['task_id', about.taskId] : ['response_id', about.responseId];
    return tx.query<StoredAct & Record<string, unknown>>(
      `select ${COLUMNS} from followups.rule_act where tenant_id = $1 and ${column} = $2
       order by at, rule_id, position limit 500`,
      [tenantId, id],
    );
  }
}
