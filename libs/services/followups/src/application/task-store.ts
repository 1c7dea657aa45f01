import type { BatchTx, TenantTx, Tx } from '@hearback/database';
import type { SuppressionReason } from '../domain/rule.js';
import type { Explanation, Task, TaskChange } from '../domain/task.js';

/** A task that is to be opened. */
export interface NewTask {
  readonly tenantId: string;
  readonly task: Task;
  readonly explanation: Explanation;
}

/** A rule that was fulfilled and held back. */
export interface Suppression {
  readonly tenantId: string;
  readonly responseId: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly reason: SuppressionReason;
  readonly at: Date;
}

/** Opens tasks, many at once. */
export abstract class TaskOpenings {
  /** Those of the ids that are tasks already. */
  abstract existing(tx: BatchTx, tenantIds: readonly string[], ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Adds the tasks with their first line of history; returns the ids of those that were not there. */
  abstract open(tx: BatchTx, tasks: readonly NewTask[]): Promise<ReadonlySet<string>>;
  /** Records why no task was opened. */
  abstract suppress(tx: BatchTx, list: readonly Suppression[]): Promise<void>;
}

/** Whose turn it was last, by rule. */
export abstract class Rotation {
  /** The last one of the rule who had a turn, locked until the end of the transaction. */
  abstract lockLast(tx: BatchTx, tenantId: string, ruleId: string): Promise<string | null>;
  /** Remembers who had the last turn. */
  abstract setLast(tx: BatchTx, tenantId: string, ruleId: string, staffId: string): Promise<void>;
}

/** Changes tasks one at a time. */
export abstract class TaskStore {
  /** The task, locked against changes by others; undefined where this workspace has none of this id. */
  abstract lock(tx: Tx, tenantId: string, id: string): Promise<Task | undefined>;
  /** Stores the task under its next revision, with the lines of history of this change; returns it as stored. */
  abstract store(tx: Tx, tenantId: string, task: Task, changes: readonly TaskChange[]): Promise<Task>;
  /** Adds a note. */
  abstract addNote(tx: TenantTx, note: TaskNote & { readonly taskId: string }): Promise<void>;
}

/** What somebody wrote down about a task. */
export interface TaskNote {
  readonly id: string;
  readonly authorKind: 'staff' | 'key';
  readonly authorId: string;
  readonly text: string;
  readonly createdAt: Date;
}
