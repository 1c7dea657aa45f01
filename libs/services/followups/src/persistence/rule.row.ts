import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { RuleBody } from '../domain/rule.js';
import type { Actor } from '../domain/task.js';
import type { StoredRule } from '../application/rule-store.js';

/** A rule in its present version. */
@Entity({ schema: 'followups', name: 'rule' })
@Index('rule_created_at_idx', ['tenant_id', 'created_at', 'id'])
export class RuleRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'rule_pkey' }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'rule_pkey' }) id: string;
  @Column('integer') version: number;
  @Column('text') name: string;
  @Column('boolean') active: boolean;
  @Column('jsonb') body: RuleDocument;
  @Column('timestamptz') created_at: Date;
  @Column('timestamptz') updated_at: Date;
}

/** What the columns beside it do not say. */
export type RuleDocument = Pick<RuleBody, 'conditions' | 'action' | 'maxAnswerAgeDays'>;

/** A version of a rule, fixed for ever. */
@Entity({ schema: 'followups', name: 'rule_version' })
@ForeignKey(() => RuleRow, ['tenant_id', 'rule_id'], ['tenant_id', 'id'], { name: 'rule_version_rule_fkey' })
export class RuleVersionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'rule_version_pkey' }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'rule_version_pkey' }) rule_id: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'rule_version_pkey' }) version: number;
  @Column('text') name: string;
  @Column('boolean') active: boolean;
  @Column('jsonb') body: RuleDocument;
  @Column('jsonb') made_by: Actor;
  @Column('timestamptz') made_at: Date;
}

/** Counts the changes of a workspace's rules. */
@Entity({ schema: 'followups', name: 'rule_book' })
export class RuleBookRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'rule_book_pkey' }) tenant_id: string;
  @Column('bigint') revision: string;
}

/** Whose turn it was last. */
@Entity({ schema: 'followups', name: 'rotation' })
@ForeignKey(() => RuleRow, ['tenant_id', 'rule_id'], ['tenant_id', 'id'], { name: 'rotation_rule_fkey' })
export class RotationRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'rotation_pkey' }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'rotation_pkey' }) rule_id: string;
  @Column('uuid', { nullable: true }) last_staff_id: string | null;
}

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
