import type { RuleBody } from '../domain/rule.js';
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
}

/** The members of a rule that have no column of their own. */
export type RuleDocument = Pick<RuleBody, 'conditions' | 'action' | 'maxAnswerAgeDays'>;

/** The rule of a row. */
export function ruleFromRow(row: RuleRow): StoredRule {
  const { conditions, action, maxAnswerAgeDays } = row.body;
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    active: row.active,
    conditions,
    action,
    maxAnswerAgeDays,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** The part of a rule that is stored as a document. */
export function documentOf({ conditions, action, maxAnswerAgeDays }: RuleBody): RuleDocument {
  return { conditions, action, maxAnswerAgeDays };
}
