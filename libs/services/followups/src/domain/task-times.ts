/** What the times of one task are computed from. */
export interface TaskTimes {
  readonly openedAt: Date;
  /** Due time at opening; a reopened task keeps it here. */
  readonly firstDueAt: Date;
  /** When staff first answered the customer; null until then. */
  readonly firstResponseAt: Date | null;
  readonly firstResolvedAt: Date | null;
  /** The last resolution; null while the task is open, be it again. */
  readonly resolvedAt: Date | null;
}

/** Times from opening, in minutes; null where nothing was measured. */
export interface DurationSummary {
  /** How many were measured. */
  readonly n: number;
  readonly median: number | null;
  readonly p90: number | null;
  /** Share in percent of those whose verdict is known: done, or still not done past the due time. */
  readonly withinDue: { readonly value: number | null; readonly n: number; readonly within: number };
}

/** First response, first and full resolution of a set of tasks, and the open ones that are not measured yet. */
export interface TimesReport {
  readonly tasks: number;
  readonly firstResponse: DurationSummary;
  /** Opening to the first resolution. */
  readonly firstResolution: DurationSummary;
  /** Opening to the last resolution, of the tasks that are resolved now. */
  readonly fullResolution: DurationSummary;
  readonly open: { readonly n: number; readonly oldestOpenedAt: Date | null; readonly oldestAgeMinutes: number | null };
}

const MINUTE = 60_000;

/**
 * The quantile of type 7 (Hyndman and Fan 1996; linear between the two neighbours, the default of R and of
 * PostgreSQL's percentile_cont); null of nothing. `p` from 0 to 1; `values` need no order.
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
 * resolution time"). Open tasks are censored: they are in no median, and the oldest of them is named instead. A task that
 * is neither done nor past due is in no share, in the numerator or in the denominator.
 */
export function timesReport(tasks: readonly TaskTimes[], now: Date): TimesReport {
  const open = tasks.filter((task) => task.resolvedAt === null);
  const oldest = open.reduce<Date | null>((min, t) => (min === null || t.openedAt < min ? t.openedAt : min), null);
  return {
    tasks: tasks.length,
    firstResponse: summarize(tasks, now, (task) => task.firstResponseAt),
    firstResolution: summarize(tasks, now, (task) => task.firstResolvedAt),
    fullResolution: summarize(tasks, now, (task) => task.resolvedAt),
    open: {
      n: open.length,
      oldestOpenedAt: oldest,
      oldestAgeMinutes: oldest === null ? null : (now.getTime() - oldest.getTime()) / MINUTE,
    },
  };
}

function summarize(tasks: readonly TaskTimes[], now: Date, doneAt: (task: TaskTimes) => Date | null): DurationSummary {
  const minutes: number[] = [];
  let known = 0;
  let within = 0;
  for (const task of tasks) {
    const at = doneAt(task);
    if (at !== null) minutes.push((at.getTime() - task.openedAt.getTime()) / MINUTE);
    if (at === null && now <= task.firstDueAt) continue;
    known += 1;
    if (at !== null && at <= task.firstDueAt) within += 1;
  }
  return {
    n: minutes.length,
    median: quantile(minutes, 0.5),
    p90: quantile(minutes, 0.9),
    withinDue: { value: known === 0 ? null : (100 * within) / known, n: known, within },
  };
}
