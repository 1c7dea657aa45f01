import type { Page, PageRequest } from '@hearback/kernel';
import type { ResponseFacts } from '../domain/response-facts.js';
import type { Explanation, Task, TaskChange, TaskStatus } from '../domain/task.js';
import type { TaskTimes } from '../domain/task-times.js';
import type { TaskNote } from './task-store.js';

/** Selects tasks; all given criteria must match. */
export interface TaskFilter {
  readonly status: TaskStatus | null;
  readonly assigneeId: string | null;
  readonly unassigned: boolean;
  readonly dueBefore: Date | null;
  /** Not resolved, and due before this time. */
  readonly overdueAt: Date | null;
  readonly surveyId: string | null;
  readonly ruleId: string | null;
  readonly responseId: string | null;
}

/** The most notes, and the most history entries, that are read with a task: its newest ones. */
export const MAX_ENTRIES = 1_000;

/** A task with everything that staff need to work on it. */
export interface TaskDetail {
  readonly task: Task;
  readonly assigneeName: string | null;
  readonly facts: ResponseFacts;
  readonly notes: readonly TaskNote[];
  readonly history: readonly (TaskChange & { readonly id: string })[];
}

/** Reads tasks. */
export abstract class TaskQueries {
  /** A page of tasks, by the time they were opened. */
  abstract list(tenantId: string, filter: TaskFilter, page: PageRequest): Promise<Page<Task>>;
  /** One task with response, notes and history; `undefined` if the workspace has no task with this id. */
  abstract detail(tenantId: string, id: string): Promise<TaskDetail | undefined>;
  /** Why the task was opened, and which other rules were suppressed for its response. */
  abstract explanation(tenantId: string, id: string): Promise<TaskExplanation | undefined>;
  /** The times of all tasks opened in [from, to). */
  abstract times(tenantId: string, from: Date, to: Date): Promise<TaskTimes[]>;
}

/** The explanation of a task with the inputs of the evaluation. */
export interface TaskExplanation {
  readonly taskId: string;
  readonly explanation: Explanation;
  readonly facts: ResponseFacts;
  readonly suppressed: readonly {
    readonly ruleId: string;
    readonly ruleVersion: number;
    readonly reason: string;
    readonly at: Date;
  }[];
}
