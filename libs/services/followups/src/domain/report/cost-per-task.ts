import { student975, type Interval } from '@hearback/kernel';
import type { ReportedTask } from './reported-task.js';
import { LEAST, sampleOf, type Sample } from './share.js';

/** What a task costs: recorded minutes × hourly cost, in minor units. */
export interface CostPerTask extends Sample {
  /** ISO 4217; null: the workspace has none. */
  readonly currency: string | null;
  /** Null below `LEAST` tasks, as is the interval. */
  readonly mean: number | null;
  /** 95 % by Student's t; its lower end is at least 0. */
  readonly interval: Interval | null;
  readonly total: number;
  /** Closed tasks whose cost is not known: nobody recorded minutes, or an hour had no cost. */
  readonly unknown: number;
}

/** The cost of the tasks that are closed: what is still worked on is not done costing. */
export function costPerTask(tasks: readonly ReportedTask[], currency: string | null): CostPerTask {
  const closed = tasks.filter(({ isOpen }) => !isOpen);
  const costs = closed.flatMap(({ costMinor }) => costMinor ?? []);
  const n = costs.length;
  const total = costs.reduce((sum, cost) => sum + cost, 0);
  const base = { ...sampleOf(n), currency, total, unknown: closed.length - n };
  if (n < LEAST) return { ...base, mean: null, interval: null };
  const mean = total / n;
  const variance = costs.reduce((sum, cost) => sum + (cost - mean) ** 2, 0) / (n - 1);
  const half = student975(n - 1) * Math.sqrt(variance / n);
  return { ...base, mean, interval: { low: Math.max(0, mean - half), high: mean + half } };
}
