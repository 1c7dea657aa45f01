import type { Page, PageRequest } from '@hearback/kernel';
import type { ScoreLevel } from '@hearback/questionnaire';
import type { ClocksView } from '../domain/clock-view.js';
import type { DueState, Today } from '../domain/due-state.js';
import type { Explanation } from '../domain/explanation.js';
import type { CustomerPromise } from '../domain/promise/promise.js';
import type { ResponseFacts } from '../domain/response-facts.js';
import type { TaskChange } from '../domain/task-change.js';
import type { Actor, Task, TaskStatus } from '../domain/task.js';
import type { DeadlineResult, TaskTimes } from '../domain/task-times.js';
import type { PrivacyTask } from './privacy-task-store.js';
import type { TaskNote } from './task-store.js';

/** Selects tasks; all given criteria must match. */
export interface TaskFilter {
  readonly status: TaskStatus | null;
  readonly isOpen: boolean | null;
  readonly assigneeId: string | null;
  /** Only tasks of the members of this team. */
  readonly teamId: string | null;
  readonly unassigned: boolean;
  readonly dueBefore: Date | null;
  readonly due: DueState | null;
  readonly surveyId: string | null;
  readonly touchpointId: string | null;
  readonly scoreLevel: ScoreLevel | null;
  readonly ruleId: string | null;
  readonly responseIds: readonly string[] | null;
  readonly rootCause: string | null;
  readonly tag: string | null;
  /** Only tasks opened at or after this time, and before that one. */
  readonly openedFrom: Date | null;
  readonly openedBefore: Date | null;
  /** Only tasks whose first response, or resolution, has this result. */
  readonly firstResponse: DeadlineResult | null;
  readonly resolution: DeadlineResult | null;
  /** Part of the title, in any case. */
  readonly text: string | null;
}

/** The time that a list is ordered by; tasks that have not been resolved are in no list by `resolvedAt`. */
export type TaskSort = 'openedAt' | 'dueAt' | 'resolvedAt';

/** The most notes, and the most history entries, that are read with a task: its newest ones. */
export const MAX_ENTRIES = 1_000;

/** A task with what its line in a list shows. */
export interface TaskItem {
  readonly task: Task;
  readonly dueState: DueState | null;
  /** Null: it has no clocks. */
  readonly clocks: ClocksView | null;
  readonly assigneeName: string | null;
  /** Null for a task that is about no response. */
  readonly facts: ResponseFacts | null;
  /** The promise that is due next, or was not kept; null: none is pending. */
  readonly promise: NextPromise | null;
  /** Null: the task is about no request for data. */
  readonly privacyRequest: PrivacyTask | null;
}

/** A promise that is pending. */
export type NextPromise = Pick<CustomerPromise, 'what' | 'status' | 'dueAt'>;

/** A task with everything that staff need to work on it. */
export interface TaskDetail extends TaskItem {
  readonly notes: readonly TaskNote[];
  readonly history: readonly TaskChange[];
  /** Names of the members who appear in notes and history, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** Numbers of open tasks. */
export type DueCounts = Readonly<Record<DueState, number>>;

/** Numbers of open tasks of the workspace, of one member, and of nobody. */
export interface TaskCounts {
  readonly today: Today;
  readonly timeZone: string;
  readonly all: DueCounts;
  /** Null where no member was asked for. */
  readonly mine: DueCounts | null;
  readonly unowned: DueCounts;
}

/** Reads tasks. */
export abstract class TaskQueries {
  /** A page of tasks, in the order of a time. */
  abstract list(
    tenantId: string,
    filter: TaskFilter,
    sort: TaskSort,
    page: PageRequest,
    now: Date,
  ): Promise<Page<TaskItem>>;
  /** Numbers of open tasks by due state. */
  abstract counts(tenantId: string, staffId: string | null, now: Date): Promise<TaskCounts>;
  /** One task with response, notes and history; `undefined` if the workspace has no task with this id. */
  abstract detail(tenantId: string, id: string, now: Date): Promise<TaskDetail | undefined>;
  /** Tasks by the time of their opening, each with all its notes and all its history. */
  abstract wholeTasks(tenantId: string, page: PageRequest, now: Date): Promise<Page<TaskDetail>>;
  /** Why the task was opened, and which other rules were suppressed for its response. */
  abstract explanation(tenantId: string, id: string): Promise<TaskExplanation | undefined>;
  /** The times of all tasks opened in [from, to). */
  abstract times(tenantId: string, from: Date, to: Date): Promise<TaskTimes[]>;
}

/** The explanation of a task with the inputs of the evaluation. */
export interface TaskExplanation {
  readonly taskId: string;
  /** Null for a task that was opened by hand. */
  readonly explanation: Explanation | null;
  readonly openedBy: Actor;
  readonly openedByName: string | null;
  readonly facts: ResponseFacts | null;
  readonly suppressed: readonly {
    readonly ruleId: string;
    readonly ruleVersion: number;
    readonly reason: string;
    readonly at: Date;
  }[];
}
