/**
 * What became of a deadline: done by then; done afterwards, or not done and past; not done, and not past. The first deadline counts,
 * which reopening does not change.
 */
export const DEADLINE_RESULTS = ['in_time', 'late', 'open'] as const;
export type DeadlineResult = (typeof DEADLINE_RESULTS)[number];

/** The times of one task. */
export interface TaskTimes {
  readonly openedAt: Date;
  /** The due time at opening; reopening does not change it. */
  readonly firstDueAt: Date;
  /** The deadline of the first response; null: that of the task. */
  readonly firstResponseDueAt: Date | null;
  /** When staff first responded to the customer. */
  readonly firstResponseAt: Date | null;
  readonly firstResolvedAt: Date | null;
  /** The last resolution; null while the task is open or reopened. */
  readonly resolvedAt: Date | null;
}

/** Durations from opening, in minutes; null if nothing was measured. */
export interface DurationSummary {
  /** Number of tasks measured. */
  readonly n: number;
  readonly median: number | null;
  readonly p90: number | null;
  /** Percentage done by the due time, of the tasks that are done or past it. */
  readonly withinDue: { readonly value: number | null; readonly n: number; readonly within: number };
}

/** First response, first resolution and full resolution of a set of tasks, and its open tasks. */
export interface TimesReport {
  readonly tasks: number;
  readonly firstResponse: DurationSummary;
  /** From opening to the first resolution. */
  readonly firstResolution: DurationSummary;
  /** From opening to the last resolution, of resolved tasks. */
  readonly fullResolution: DurationSummary;
  readonly open: { readonly n: number; readonly oldestOpenedAt: Date | null; readonly oldestAgeMinutes: number | null };
}

const MINUTE = 60_000;

/**
 * The quantile of type 7 (Hyndman and Fan 1996; linear interpolation, the default of R and of PostgreSQL's
 * percentile_cont); null without values. `p` is from 0 to 1; `values` may be in any order.
 */
export function quantile(values: readonly number[], p: number): number | null {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const low = sorted[Math.floor(at)] as number;
  const high = sorted[Math.ceil(at)] as number;
  return low + (high - low) * (at - Math.floor(at));
}

/**
 * First response and resolution times (definitions: Zendesk, "first reply time", "first resolution time", "full
 * resolution time"). Open tasks are censored: medians leave them out, and `open` reports the oldest of them. A task that is
 * neither done nor past its due time does not count in `withinDue`.
 */
export function timesReport(tasks: readonly TaskTimes[], now: Date): TimesReport {
  const open = tasks.filter((task) => task.resolvedAt === null);
  const oldest = open.reduce<Date | null>((min, t) => (min === null || t.openedAt < min ? t.openedAt : min), null);
  return {
    tasks: tasks.length,
    firstResponse: summarize(
      tasks,
      now,
      (task) => task.firstResponseAt,
      (task) => task.firstResponseDueAt ?? task.firstDueAt,
    ),
    firstResolution: summarize(tasks, now, (task) => task.firstResolvedAt),
    fullResolution: summarize(tasks, now, (task) => task.resolvedAt),
    open: {
      n: open.length,
      oldestOpenedAt: oldest,
      oldestAgeMinutes: oldest === null ? null : (now.getTime() - oldest.getTime()) / MINUTE,
    },
  };
}

function summarize(
  tasks: readonly TaskTimes[],
  now: Date,
  doneAt: (task: TaskTimes) => Date | null,
  dueAt: (task: TaskTimes) => Date = (task) => task.firstDueAt,
): DurationSummary {
  const minutes: number[] = [];
  let known = 0;
  let within = 0;
  for (const task of tasks) {
    const at = doneAt(task);
    if (at !== null) minutes.push((at.getTime() - task.openedAt.getTime()) / MINUTE);
    const due = dueAt(task);
    if (at === null && now <= due) continue;
    known += 1;
    if (at !== null && at <= due) within += 1;
  }
  return {
    n: minutes.length,
    median: quantile(minutes, 0.5),
    p90: quantile(minutes, 0.9),
    withinDue: { value: known === 0 ? null : (100 * within) / known, n: known, within },
  };
}
