import type { FollowupReport } from './followup-report.js';
import type { UnhappyFollowedUp } from './unhappy-followed-up.js';
import { LEAST, RELIABLE, type Share } from './share.js';

/** How one number came about. */
export interface ExplainedNumber {
  readonly name: string;
  /** What is counted and what is not. */
  readonly definition: string;
  readonly formula: string;
  /** The formula with the numbers of the report; null: too few tasks. */
  readonly substituted: string | null;
  readonly source: string;
}

const ZENDESK = 'Zendesk, "About native Support time duration metrics" (4408834848154); Hyndman and Fan 1996, type 7';
export const WILSON = 'Wilson 1927';

/** How the numbers of a report are computed. */
export function explainReport({ firstResponse, resolution, causes, cost }: FollowupReport, unhappy: UnhappyFollowedUp) {
  const times = (name: string, what: string, { clock, censored }: typeof resolution): ExplainedNumber => ({
    name,
    definition: `From the opening of the task to ${what}. Tasks for which that has not happened are not in the median: ${censored}.`,
    formula: 'median and 90th percentile of the minutes, by opening hours and by the clock; null below 5 tasks',
    substituted: clock.median === null ? null : `median of ${clock.n} = ${clock.median.toFixed(1)} min`,
    source: ZENDESK,
  });
  const share = (name: string, definition: string, { hits, n, value }: Share): ExplainedNumber => ({
    name,
    definition,
    formula: `100 · hits / n with Wilson's interval; null below ${LEAST}, not reliable below ${RELIABLE}`,
    substituted: value === null ? null : `100 · ${hits} / ${n} = ${value.toFixed(2)}`,
    source: WILSON,
  });
  const list: readonly ExplainedNumber[] = [
    times('first_response', 'the first answer of a person; automatic messages do not count', firstResponse),
    share(
      'first_response_in_time',
      'Tasks answered by the first deadline, of those that were answered or whose deadline has passed.',
      firstResponse.inTime,
    ),
    times('resolution', 'the first resolution', resolution),
    share(
      'resolution_in_time',
      'Tasks resolved by the first deadline, of those that were resolved or whose deadline has passed. Reopening does not change it.',
      resolution.inTime,
    ),
    share(
      'unhappy_followed_up',
      `Unhappy answers of the period that were answered or resolved in time, of those whose deadline has passed. Without a task: ${unhappy.withoutTask}; still in time: ${unhappy.pending}.`,
      unhappy.share,
    ),
    {
      name: 'root_causes',
      definition:
        'Root causes of the tasks that were resolved; the share of each, and of it with all more frequent ones.',
      formula: '100 · tasks with the cause / tasks with a cause',
      substituted: causes[0] === undefined ? null : `100 · ${causes[0].share.hits} / ${causes[0].share.n}`,
      source: 'Juran 1951 (Pareto)',
    },
    {
      name: 'cost_per_task',
      definition: `Closed tasks with recorded minutes whose hours have a cost; others: ${cost.unknown}.`,
      formula: "Σ minutes · hourly cost / 60 / n, with Student's 95 % interval",
      substituted: cost.mean === null ? null : `${cost.total} / ${cost.n} = ${cost.mean.toFixed(1)} minor units`,
      source: 'Student 1908',
    },
  ];
  return list;
}
