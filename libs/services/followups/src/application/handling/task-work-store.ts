import type { Tx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { PlaybookSubject, TickedStep } from '../../domain/handling/playbook.js';
import type { ComparedTask } from '../../domain/handling/similar-tasks.js';

/** Tags of a task and what staff suspect to be its root cause. */
export interface TaskMarks {
  readonly tags: readonly string[];
  /** Key of a root cause; null: nobody has said. */
  readonly suspectedCause: string | null;
}

/** Minutes that a member spent on a task. */
export interface SpentMinutes {
  readonly id: string;
  readonly taskId: string;
  readonly memberId: string;
  readonly minutes: number;
  /** What they cost by the settings of then, in minor units; null: it was unknown. */
  readonly costMinor: number | null;
  /** ISO 4217; null as the cost is. */
  readonly currency: string | null;
  readonly recordedAt: Date;
}

/** A task as a list of similar ones shows it. */
export interface SimilarCandidate extends ComparedTask {
  readonly title: string;
  readonly status: string;
  readonly openedAt: Date;
}

/** A task about which something is recorded. */
export interface WorkedTask {
  readonly id: string;
  readonly openedAt: Date;
}

/** What staff record about their work on tasks. */
export abstract class TaskWorkStore {
  /** What playbooks are chosen by; `undefined`: the workspace has no such task. */
  abstract subjectOf(tx: Tx, tenantId: string, taskId: string): Promise<PlaybookSubject | undefined>;
  abstract marksOf(tx: Tx, tenantId: string, taskId: string): Promise<TaskMarks>;
  abstract saveMarks(tx: Tx, tenantId: string, taskId: string, marks: TaskMarks): Promise<void>;
  /** The steps that were ticked, oldest first. */
  abstract tickedSteps(tx: Tx, tenantId: string, taskId: string): Promise<readonly TickedStep[]>;
  /** Ticks a step; one that is ticked already stays as it is. */
  abstract tick(tx: Tx, tenantId: string, taskId: string, step: TickedStep): Promise<void>;
  abstract untick(tx: Tx, tenantId: string, taskId: string, stepId: string): Promise<void>;
  /** The entries of a task, oldest first. */
  abstract minutesOf(tx: Tx, tenantId: string, taskId: string): Promise<readonly SpentMinutes[]>;
  abstract addMinutes(tx: Tx, tenantId: string, entry: SpentMinutes): Promise<void>;
  /** Removes an entry of the task and returns it; `undefined` if there is none with this id. */
  abstract removeMinutes(tx: Tx, tenantId: string, taskId: string, id: string): Promise<SpentMinutes | undefined>;
  /** The tasks with marks, ticks, minutes or goodwill, by the time of their opening. */
  abstract worked(tx: Tx, tenantId: string, page: PageRequest): Promise<Page<WorkedTask>>;
  /** The task, and the newest tasks of the customer, the touchpoint and the last months that it is compared with. */
  abstract candidates(tx: Tx, tenantId: string, taskId: string): Promise<readonly SimilarCandidate[]>;
}
