import { csvLine, type Cell } from '@hearback/kernel';
import type { FollowupReportDto, ReportShareDto, TaskNumbersDto, TimesOfTasksDto } from './followup-report.dto.js';

const HEADER = ['part', 'of', 'n', 'value', 'unit', 'low', 'high', 'p90', 'left_out'];

/** The report as CSV: a line per number, so that a spreadsheet can filter it. */
export function reportCsv(report: FollowupReportDto): string {
  const { unhappy_followed_up: unhappy, cost_per_task: cost } = report;
  const rows: readonly Cell[][] = [
    ...numbers('all', report),
    share('unhappy_followed_up', 'all', unhappy, unhappy.pending),
    ...report.root_causes.map((cause) => share('root_cause', cause.root_cause, cause, 0)),
    [
      'cost_per_task',
      'all',
      cost.n,
      cost.mean_minor,
      `minor units of ${cost.currency ?? '-'}`,
      cost.interval?.low ?? null,
      cost.interval?.high ?? null,
      null,
      cost.unknown,
    ],
    ...report.groups.flatMap((group) => numbers(group.id ?? 'none', group)),
  ];
  return [HEADER, ...rows].map((cells) => csvLine(cells)).join('');
}

function numbers(of: string, group: TaskNumbersDto): Cell[][] {
  return [
    ['tasks', of, group.tasks, null, null, null, null, null, null],
    ['open', of, group.open, group.oldest_open?.age_minutes ?? null, 'minutes of the oldest', null, null, null, null],
    ...times('first_response', of, group.first_response),
    ...times('resolution', of, group.resolution),
  ];
}

function times(part: string, of: string, { opening_hours: open, clock, in_time, censored }: TimesOfTasksDto): Cell[][] {
  return [
    [part, of, open.n, open.median_minutes, 'minutes of opening hours', null, null, open.p90_minutes, censored],
    [part, of, clock.n, clock.median_minutes, 'minutes', null, null, clock.p90_minutes, censored],
    share(`${part}_in_time`, of, in_time, censored),
  ];
}

function share(part: string, of: string, { n, value, interval }: ReportShareDto, leftOut: number): Cell[] {
  return [part, of, n, value, 'percent', interval?.low ?? null, interval?.high ?? null, null, leftOut];
}
