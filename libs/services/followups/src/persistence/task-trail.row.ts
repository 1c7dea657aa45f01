import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Actor, TaskChange, TaskChangeKind } from '../domain/task.js';
import { ResponseFactsRow } from './response-facts.row.js';
import { RuleVersionRow } from './rule.row.js';
import { TaskRow } from './task.row.js';

/** A line of a task's history; `revision` is that of the task after it. */
@Entity({ schema: 'followups', name: 'task_change' })
@ForeignKey(() => TaskRow, ['tenant_id', 'task_id'], ['tenant_id', 'id'], { name: 'task_change_task_fkey' })
export class TaskChangeRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'task_change_pkey' }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'task_change_pkey' }) task_id: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'task_change_pkey' }) revision: number;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'task_change_pkey' }) position: number;
  @Column('text') kind: TaskChangeKind;
  @Column('timestamptz') at: Date;
  @Column('text') actor_kind: Actor['kind'];
  @Column('uuid', { nullable: true }) actor_id: string | null;
  @Column('jsonb') detail: TaskChange['detail'];
}

/** A note on a task. */
@Entity({ schema: 'followups', name: 'task_note' })
@Index('task_note_task_idx', ['tenant_id', 'task_id', 'created_at'])
@ForeignKey(() => TaskRow, ['tenant_id', 'task_id'], ['tenant_id', 'id'], { name: 'task_note_task_fkey' })
export class TaskNoteRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'task_note_pkey' }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'task_note_pkey' }) id: string;
  @Column('uuid') task_id: string;
  @Column('text') author_kind: 'staff' | 'key';
  @Column('uuid') author_id: string;
  @Column('text') text: string;
  @Column('timestamptz') created_at: Date;
}

/** A rule that was fulfilled and held back. */
@Entity({ schema: 'followups', name: 'suppression' })
@ForeignKey(() => ResponseFactsRow, ['tenant_id', 'response_id'], ['tenant_id', 'response_id'], {
  name: 'suppression_response_fkey',
})
@ForeignKey(() => RuleVersionRow, ['tenant_id', 'rule_id', 'rule_version'], ['tenant_id', 'rule_id', 'version'], {
  name: 'suppression_rule_version_fkey',
})
export class SuppressionRow {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'suppression_pkey' }) tenant_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'suppression_pkey' }) response_id: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'suppression_pkey' }) rule_id: string;
  @Column('integer') rule_version: number;
  @Column('text') reason: string;
  @Column('timestamptz') at: Date;
}
