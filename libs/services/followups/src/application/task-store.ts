import type { BatchTx, TenantTx, Tx } from '@hearback/database';
import type { ClockName } from '../domain/sla-target.js';
import type { SuppressionReason } from '../domain/rule.js';
import type { Explanation } from '../domain/explanation.js';
import type { TaskChange } from '../domain/task-change.js';
import type { Actor, Task } from '../domain/task.js';

/** A task to be opened. */
export interface NewTask {
  readonly tenantId: string;
  readonly task: Task;
  /** Null for a task that is opened by hand. */
  readonly explanation: Explanation | null;
  readonly openedBy: Actor;
}

/** A rule that matched a response but opened no task. */
export interface Suppression {
  readonly tenantId: string;
  readonly responseId: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly reason: SuppressionReason;
  readonly at: Date;
}

/** Opens tasks in batches. */
export abstract class TaskOpener {
  /** The given ids that belong to existing tasks, or to rules that acted without one. */
  abstract existing(tx: BatchTx, tenantIds: readonly string[], ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** Adds the tasks, each with its first history entry; returns the ids of those that did not exist. */
  abstract open(tx: Tx, tasks: readonly NewTask[]): Promise<ReadonlySet<string>>;
  /** Records why rules opened no task. */
  abstract recordSuppressions(tx: BatchTx, list: readonly Suppression[]): Promise<void>;
}

/** The state of round-robin assignment, per rule. */
export abstract class Rotation {
  /** The last assignee of the rule, locked until the end of the transaction; null before the first assignment. */
  abstract lockLast(tx: BatchTx, tenantId: string, ruleId: string): Promise<string | null>;
  /** Stores the last assignee of the rule. */
  abstract setLast(tx: BatchTx, tenantId: string, ruleId: string, staffId: string): Promise<void>;
}

/** A response of a workspace. */
export interface ResponseRef {
  readonly tenantId: string;
  readonly responseId: string;
}

/** A task of a workspace, and its response. */
export interface TaskRef extends ResponseRef {
  readonly taskId: string;
}

/** A step of escalation that is taken. */
export interface Escalation {
  readonly task: Task;
  readonly clock: ClockName;
  readonly step: number;
  readonly at: Date;
}

/** Reads and stores single tasks. */
export abstract class TaskStore {
  /** The task, locked for update; `undefined` if the workspace has no task with this id. */
  abstract lock(tx: Tx, tenantId: string, id: string): Promise<Task | undefined>;
  /** The task, without a lock. */
  abstract find(tx: Tx, tenantId: string, id: string): Promise<Task | undefined>;
  /** The tasks by id, locked in the order of their ids. */
  abstract lockAll(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, Task>>;
  /** Ids of the member's open tasks. */
  abstract openOwnedBy(tx: Tx, tenantId: string, staffId: string): Promise<readonly string[]>;
  /** The history entries of the revisions above this one. */
  abstract changedSince(tx: Tx, tenantId: string, taskId: string, revision: number): Promise<readonly TaskChange[]>;
  /** Stores the task with its next revision and the history entries of the change; returns the stored task. */
  abstract store(tx: Tx, tenantId: string, task: Task, changes: readonly TaskChange[]): Promise<Task>;
  /** Ids of the open tasks about these responses, in the order of their locks. */
  abstract openOf(tx: Tx, responses: readonly ResponseRef[]): Promise<readonly TaskRef[]>;
  /** Ids of all tasks about these responses, in the order of their locks. */
  abstract allOf(tx: BatchTx, responses: readonly ResponseRef[]): Promise<readonly TaskRef[]>;
  /** Records a step of escalation; `false` if it was taken before in this round of the task. */
  abstract recordEscalation(tx: Tx, tenantId: string, escalation: Escalation): Promise<boolean>;
  /** Ids of open tasks with clocks, in their order after this one. */
  abstract countingHours(tx: Tx, tenantId: string, afterId: string | null, limit: number): Promise<readonly string[]>;
  /** Adds a note. */
  abstract addNote(tx: TenantTx, note: TaskNote & { readonly taskId: string }): Promise<void>;
}

/** A note on a task. */
export interface TaskNote {
  readonly id: string;
  readonly authorKind: 'staff' | 'key';
  readonly authorId: string;
  readonly text: string;
  /** Whether its author has spoken with the customer, as on the phone. */
  readonly spoke: boolean;
  readonly createdAt: Date;
}
