import type { TenantTx } from '@hearback/database';
import type { TaskExplanation } from '../application/task-queries.js';
import type { Explanation } from '../domain/explanation.js';
import type { Actor } from '../domain/task.js';
import { factsFromRow, type ResponseFactsRow } from './response-facts.row.js';

interface ExplanationRow {
  readonly explanation: Explanation | null;
  readonly response_id: string | null;
  readonly facts: ResponseFactsRow['facts'] | null;
  readonly actor_kind: Actor['kind'];
  readonly actor_id: string | null;
  readonly actor_name: string | null;
}

/** Why the task was opened, and which other rules were suppressed for its response. */
export async function explanationOf(tx: TenantTx, taskId: string): Promise<TaskExplanation | undefined> {
  const [row] = await tx.query<ExplanationRow & Record<string, unknown>>(
    `select t.explanation, t.response_id, f.facts, c.actor_kind, c.actor_id, s.name as actor_name
     from followups.task t
     join followups.task_change c on c.tenant_id = t.tenant_id and c.task_id = t.id and c.revision = 1 and c.position = 0
     left join followups.response_facts f on f.tenant_id = t.tenant_id and f.response_id = t.response_id
     left join followups.staff s on s.tenant_id = t.tenant_id and s.id = c.actor_id
     where t.tenant_id = $1 and t.id = $2`,
    [tx.tenantId, taskId],
  );
  if (row === undefined) return undefined;
  const suppressed = await tx.query<{ ruleId: string; ruleVersion: number; reason: string; at: Date }>(
    `select rule_id as "ruleId", rule_version as "ruleVersion", reason, at from followups.suppression
     where tenant_id = $1 and response_id = $2 order by rule_id`,
    [tx.tenantId, row.response_id],
  );
  return {
    taskId,
    explanation: row.explanation,
    openedBy: { kind: row.actor_kind, id: row.actor_id },
    openedByName: row.actor_name,
    facts: row.facts === null ? null : factsFromRow({ facts: row.facts }),
    suppressed,
  };
}
