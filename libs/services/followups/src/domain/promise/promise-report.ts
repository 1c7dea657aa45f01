import { WILSON, type ExplainedNumber } from '../report/explain-report.js';
import type { CustomerPromise } from './promise.js';

/** What became of the promises that fell due in a period. */
export interface PromiseReport {
  /** Promises whose first due time lies in the period. */
  readonly due: number;
  readonly keptInTime: number;
  readonly keptLate: number;
  /** Neither kept nor withdrawn, and past the due time. */
  readonly broken: number;
  /** Moved, and not due again. */
  readonly stillOpen: number;
  readonly withdrawn: number;
  /** How many of them were moved, whatever became of them. */
  readonly moved: number;
  /** Percent kept by the first due time, of `due`; null if none fell due. */
  readonly keptInTimeRate: number | null;
}

/** Counts promises by their first due time in [from, to): who moves a promise does not keep it in time. */
export function promiseReport(promises: readonly CustomerPromise[], from: Date, to: Date): PromiseReport {
  const due = promises.filter(({ firstDueAt }) => firstDueAt >= from && firstDueAt < to);
  const count = (is: (promise: CustomerPromise) => boolean) => due.filter(is).length;
  const isInTime = ({ status, keptAt, firstDueAt }: CustomerPromise) =>
    status === 'kept' && keptAt !== null && keptAt <= firstDueAt;
  const keptInTime = count(isInTime);
  return {
    due: due.length,
    keptInTime,
    keptLate: count((promise) => promise.status === 'kept' && !isInTime(promise)),
    broken: count((promise) => promise.status === 'broken'),
    stillOpen: count((promise) => promise.status === 'open'),
    withdrawn: count((promise) => promise.status === 'withdrawn'),
    moved: count(({ moves }) => moves.length > 0),
    keptInTimeRate: due.length === 0 ? null : (100 * keptInTime) / due.length,
  };
}

/** How the share of promises kept in time is computed. */
export function explainPromises({ due, keptInTime, keptInTimeRate }: PromiseReport): readonly ExplainedNumber[] {
  return [
    {
      name: 'kept_in_time_rate',
      definition:
        'Promises kept by their first due time, of those whose first due time is in the period. Who moves a promise does not keep it in time; withdrawn ones count as not kept.',
      formula: "100 · kept in time / due with Wilson's interval",
      substituted: keptInTimeRate === null ? null : `100 · ${keptInTime} / ${due} = ${keptInTimeRate.toFixed(2)}`,
      source: WILSON,
    },
  ];
}
