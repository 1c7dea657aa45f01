import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Query, type Reply } from '../../../api/client.js';
import type { TasksSearch } from '../../tasks/search.js';
import { periodOf } from '../../../parts/metrics/period.js';
import type { FollowupsSearch } from './followups-search.js';

export type FollowupReport = Reply<'getFollowupReport'>;
export type TimesOfTasks = FollowupReport['first_response'];
export type ShareOfTasks = TimesOfTasks['in_time'];
export type TaskGroup = FollowupReport['groups'][number];

/** What the API is asked for. */
export function reportQueryOf(
  { days = 90, by, touchpoint }: FollowupsSearch,
  timeZone: string,
): Query<'getFollowupReport'> {
  return {
    ...periodOf({ days }, timeZone),
    by: by ?? 'team',
    ...(touchpoint === undefined ? {} : { touchpoint_id: touchpoint }),
  };
}

/** The report of tasks. */
export const followupsQuery = (query: Query<'getFollowupReport'>) =>
  queryOptions({
    queryKey: ['tasks', 'report', query],
    queryFn: () => dataOf(api.GET('/v1/reports/followups', { params: { query } })),
  });

/** How its numbers are computed. */
export const explainFollowupsQuery = (query: Query<'getFollowupReport'>) =>
  queryOptions({
    queryKey: ['tasks', 'report-explained', query],
    queryFn: () => dataOf(api.GET('/v1/reports/followups/explain', { params: { query } })),
  });

/** What became of promises that fell due in the period of a report. */
export const promiseReportQuery = ({ from, to }: Pick<FollowupReport, 'from' | 'to'>) =>
  queryOptions({
    queryKey: ['promises', 'report', from, to],
    queryFn: () => dataOf(api.GET('/v1/reports/promises', { params: { query: { from, to } } })),
  });

/** What customers said after the resolutions of the period. */
export const recoveryReportQuery = ({ from, to }: Pick<FollowupReport, 'from' | 'to'>) =>
  queryOptions({
    queryKey: ['tasks', 'recovery-report', from, to],
    queryFn: () => dataOf(api.GET('/v1/reports/recovery', { params: { query: { from, to } } })),
  });

/** The tasks that a report counts, in the list of tasks. */
export function tasksOf({ from, to }: FollowupReport, { touchpoint }: FollowupsSearch): TasksSearch {
  return { view: 'list', state: 'all', from, to, sort: 'newest', ...(touchpoint === undefined ? {} : { touchpoint }) };
}
