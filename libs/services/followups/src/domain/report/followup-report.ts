import { costPerTask, type CostPerTask } from './cost-per-task.js';
import type { ReportedTask } from './reported-task.js';
import { shareOf, type Share } from './share.js';
import { timesOf, type TimesOfTasks } from './times-of-tasks.js';

/** By what the numbers are split. */
export const SPLITS = ['team', 'touchpoint'] as const;
export type Split = (typeof SPLITS)[number];

/** A root cause with its share of the tasks that have one. */
export interface CauseShare {
  readonly rootCause: string;
  readonly share: Share;
  /** The share of this cause and all more frequent ones, in percent. */
  readonly cumulative: number;
}

/** The oldest task that is open. */
export interface OldestOpen {
  readonly taskId: string;
  readonly openedAt: Date;
}

/** The numbers of some tasks. */
export interface TaskNumbers {
  readonly tasks: number;
  readonly firstResponse: TimesOfTasks;
  /** Until the first resolution. */
  readonly resolution: TimesOfTasks;
  readonly open: number;
  readonly oldestOpen: OldestOpen | null;
}

/** The numbers of a team or of a touchpoint; the id is null for tasks without one. */
export interface TaskGroup extends TaskNumbers {
  readonly id: string | null;
}

/** What the report says of a set of tasks. */
export interface FollowupReport extends TaskNumbers {
  /** From the most frequent to the least; resolved tasks only. */
  readonly causes: readonly CauseShare[];
  readonly cost: CostPerTask;
  /** In no order of merit: by id, those without one last. */
  readonly groups: readonly TaskGroup[];
}

/** The report of the tasks of a period. A task whose owner is in several teams counts in each. */
export function followupReport(
  tasks: readonly ReportedTask[],
  { split, currency }: { readonly split: Split; readonly currency: string | null },
): FollowupReport {
  return {
    ...numbersOf(tasks),
    causes: causesOf(tasks),
    cost: costPerTask(tasks, currency),
    groups: groupsOf(tasks, split),
  };
}

function numbersOf(tasks: readonly ReportedTask[]): TaskNumbers {
  const open = tasks.filter(({ isOpen }) => isOpen);
  const oldest = open.toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime())[0];
  return {
    tasks: tasks.length,
    firstResponse: timesOf(
      tasks,
      (task) => task.firstResponse,
      (task) => task.responseResult,
    ),
    resolution: timesOf(
      tasks,
      (task) => task.firstResolution,
      (task) => task.resolutionResult,
    ),
    open: open.length,
    oldestOpen: oldest === undefined ? null : { taskId: oldest.id, openedAt: oldest.openedAt },
  };
}

/** Pareto's table: the most frequent causes first, each with the share of all up to it. */
function causesOf(tasks: readonly ReportedTask[]): CauseShare[] {
  const counts = new Map<string, number>();
  for (const { rootCause } of tasks) if (rootCause !== null) counts.set(rootCause, (counts.get(rootCause) ?? 0) + 1);
  const n = [...counts.values()].reduce((sum, count) => sum + count, 0);
  let upTo = 0;
  return [...counts]
    .toSorted(([a, most], [b, less]) => less - most || (a < b ? -1 : 1))
    .map(([rootCause, count]) => {
      upTo += count;
      return { rootCause, share: shareOf(count, n), cumulative: (100 * upTo) / n };
    });
}

function groupsOf(tasks: readonly ReportedTask[], split: Split): TaskGroup[] {
  const groups = new Map<string | null, ReportedTask[]>();
  for (const task of tasks) {
    const ids = split === 'touchpoint' ? [task.touchpointId] : task.teamIds.length === 0 ? [null] : task.teamIds;
    for (const id of ids) {
      const members = groups.get(id);
      if (members === undefined) groups.set(id, [task]);
      else members.push(task);
    }
  }
  return [...groups]
    .toSorted(([a], [b]) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1))
    .map(([id, members]) => ({ id, ...numbersOf(members) }));
}
