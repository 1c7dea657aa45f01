import type { RuleVersion } from '../application/rule-queries.js';
import type { Assignment, RuleBody, TaskAction } from '../domain/rule.js';
import type { Actor } from '../domain/task.js';
import type { StoredRule } from '../application/rule-store.js';

/** The current version of a rule. */
export interface RuleRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly active: boolean;
  readonly position: number;
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
export type RuleDocument = Pick<RuleBody, 'conditions' | 'maxAnswerAgeDays' | 'maxTasksPerHour'> & {
  readonly action: (Omit<TaskAction, 'assignment'> & { readonly assignment: AssignmentDocument }) | null;
  /** Absent in documents of releases in which rules only opened tasks. */
  readonly acts?: RuleBody['acts'];
};

/** Teams and attribute are absent in documents of releases that did not know them. */
type AssignmentDocument = Pick<Assignment, 'strategy' | 'staffIds'> &
  Partial<Pick<Assignment, 'teamIds' | 'attribute'>>;

/** The rule of a row. */
export function ruleFromRow(row: RuleRow): StoredRule {
  return {
    id: row.id,
    version: row.version,
    position: row.position,
    name: row.name,
    active: row.active,
    ...bodyFrom(row.body),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    heldBack: { count: Number(row.held_back), lastAt: row.last_held_back_at },
    deletedAt: row.deleted_at,
  };
}

/** The version of a row. */
export function versionFromRow(row: RuleVersionRow): RuleVersion {
  const { rule_id, version, name, active, body, made_by, made_at } = row;
  return {
    ruleId: rule_id,
    version,
    body: { name, active, ...bodyFrom(body) },
    madeBy: made_by,
    madeAt: made_at,
  };
}

/** The part of a rule that is stored as a document. */
export function documentOf(rule: RuleBody): RuleDocument {
  const { conditions, action, acts, maxAnswerAgeDays, maxTasksPerHour } = rule;
  return { conditions, action, acts, maxAnswerAgeDays, maxTasksPerHour };
}

function bodyFrom(document: RuleDocument): Omit<RuleBody, 'name' | 'active'> {
  const { conditions, action, acts = [], maxAnswerAgeDays, maxTasksPerHour } = document;
  return {
    conditions,
    action: action && { ...action, assignment: { teamIds: [], attribute: null, ...action.assignment } },
    acts,
    maxAnswerAgeDays,
    maxTasksPerHour,
  };
}
