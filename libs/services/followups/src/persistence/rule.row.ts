import type { RuleVersion } from '../application/rule-queries.js';
import type { RuleBody } from '../domain/rule.js';
import type { Actor } from '../domain/task.js';
import type { StoredRule } from '../application/rule-store.js';

/** The current version of a rule. */
export interface RuleRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly active: boolean;
  readonly body: RuleDocument;
  readonly created_at: Date;
  readonly updated_at: Date;
  /** A bigint. */
  readonly held_back: string;
  readonly last_held_back_at: Date | null;
  readonly deleted_at: Date | null;
}

/** A version of a rule. */
export interface RuleVersionRow extends Pick<RuleRow, 'version' | 'name' | 'active' | 'body'> {
  readonly rule_id: string;
  readonly made_by: Actor;
  readonly made_at: Date;
}

/** The members of a rule that have no column of their own. */
export type RuleDocument = Pick<RuleBody, 'conditions' | 'action' | 'maxAnswerAgeDays' | 'maxTasksPerHour'>;

/** The rule of a row. */
export function ruleFromRow(row: RuleRow): StoredRule {
  const { conditions, action, maxAnswerAgeDays, maxTasksPerHour } = row.body;
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    active: row.active,
    conditions,
    action,
    maxAnswerAgeDays,
    maxTasksPerHour,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    heldBack: { count: Number(row.held_back), lastAt: row.last_held_back_at },
    deletedAt: row.deleted_at,
  };
}

/** The version of a row. */
export function versionFromRow({
  rule_id,
  version,
  name,
  active,
  body,
  made_by,
  made_at,
}: RuleVersionRow): RuleVersion {
  const { conditions, action, maxAnswerAgeDays, maxTasksPerHour } = body;
  return {
    ruleId: rule_id,
    version,
    body: { name, active, conditions, action, maxAnswerAgeDays, maxTasksPerHour },
    madeBy: made_by,
    madeAt: made_at,
  };
}

/** The part of a rule that is stored as a document. */
export function documentOf({ conditions, action, maxAnswerAgeDays, maxTasksPerHour }: RuleBody): RuleDocument {
  return { conditions, action, maxAnswerAgeDays, maxTasksPerHour };
}
