import { quantile } from '../task-times.js';
import type { DeadlineResult } from '../task-times.js';
import type { Elapsed, ReportedTask } from './reported-task.js';
import { LEAST, sampleOf, shareOf, type Sample, type Share } from './share.js';

/** Median and 90th percentile in minutes (quantiles of type 7); null below `LEAST` tasks. */
export interface Quantiles extends Sample {
  readonly median: number | null;
  readonly p90: number | null;
}

/** How long something took. */
export interface TimesOfTasks {
  /** Of opening hours, of the tasks that count them. */
  readonly openingHours: Quantiles;
  /** By the clock on the wall, of all tasks. */
  readonly clock: Quantiles;
  /** By the first deadline, of the tasks that were done by then or whose deadline has passed. */
  readonly inTime: Share;
  /** Tasks for which it has not happened yet: no quantile has them (they are censored). */
  readonly censored: number;
}

/** The times of a part of the work. */
export function timesOf(
  tasks: readonly ReportedTask[],
  elapsedOf: (task: ReportedTask) => Elapsed | null,
  resultOf: (task: ReportedTask) => DeadlineResult,
): TimesOfTasks {
  const elapsed = tasks.flatMap((task) => elapsedOf(task) ?? []);
  const results = tasks.map(resultOf);
  const inTime = results.filter((result) => result === 'in_time').length;
  return {
    openingHours: quantilesOf(elapsed.flatMap(({ openMinutes }) => openMinutes ?? [])),
    clock: quantilesOf(elapsed.map(({ clockMinutes }) => clockMinutes)),
    inTime: shareOf(inTime, results.filter((result) => result !== 'open').length),
    censored: tasks.length - elapsed.length,
  };
}

function quantilesOf(minutes: readonly number[]): Quantiles {
  const isEnough = minutes.length >= LEAST;
  return {
    ...sampleOf(minutes.length),
    median: isEnough ? quantile(minutes, 0.5) : null,
    p90: isEnough ? quantile(minutes, 0.9) : null,
  };
}
