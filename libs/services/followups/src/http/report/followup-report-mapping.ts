import { publicId } from '@hearback/kernel';
import type { PeriodReport } from '../../application/report/report-followups.js';
import type { Split, TaskNumbers } from '../../domain/report/followup-report.js';
import { explainReport } from '../../domain/report/explain-report.js';
import type { Share } from '../../domain/report/share.js';
import type { Quantiles, TimesOfTasks } from '../../domain/report/times-of-tasks.js';
import type {
  FollowupExplanationDto,
  FollowupReportDto,
  QuantilesDto,
  ReportShareDto,
  TaskNumbersDto,
  TimesOfTasksDto,
} from './followup-report.dto.js';

const MINUTE_MS = 60_000;

/** The report as the API shows it. */
export function reportToDto(
  { timeZone, from, to, now, report, unhappy }: PeriodReport,
  split: Split,
): FollowupReportDto {
  const { cost } = report;
  return {
    time_zone: timeZone,
    from: from.toISOString(),
    to: to.toISOString(),
    ...numbersToDto(report, now),
    unhappy_followed_up: {
      ...shareToDto(unhappy.share),
      without_task: unhappy.withoutTask,
      pending: unhappy.pending,
    },
    root_causes: report.causes.map(({ rootCause, share, cumulative }) => ({
      root_cause: rootCause,
      ...shareToDto(share),
      cumulative,
    })),
    cost_per_task: {
      n: cost.n,
      reliable: cost.reliable,
      needed: cost.needed,
      currency: cost.currency,
      mean_minor: cost.mean,
      interval: cost.interval,
      total_minor: cost.total,
      unknown: cost.unknown,
    },
    groups: report.groups.map(({ id, ...numbers }) => ({
      id: id === null ? null : publicId(split === 'team' ? 'tem' : 'tpt', id),
      ...numbersToDto(numbers, now),
    })),
  };
}

/** How the numbers of the report came about, as the API shows it. */
export function explanationOfReport({ timeZone, from, to, report, unhappy }: PeriodReport): FollowupExplanationDto {
  return {
    time_zone: timeZone,
    from: from.toISOString(),
    to: to.toISOString(),
    numbers: [...explainReport(report, unhappy)],
  };
}

function numbersToDto({ tasks, firstResponse, resolution, open, oldestOpen }: TaskNumbers, now: Date): TaskNumbersDto {
  return {
    tasks,
    first_response: timesToDto(firstResponse),
    resolution: timesToDto(resolution),
    open,
    oldest_open:
      oldestOpen === null
        ? null
        : {
            id: publicId('tsk', oldestOpen.taskId),
            opened_at: oldestOpen.openedAt.toISOString(),
            age_minutes: (now.getTime() - oldestOpen.openedAt.getTime()) / MINUTE_MS,
          },
  };
}

function timesToDto({ openingHours, clock, inTime, censored }: TimesOfTasks): TimesOfTasksDto {
  return {
    opening_hours: quantilesToDto(openingHours),
    clock: quantilesToDto(clock),
    in_time: shareToDto(inTime),
    censored,
  };
}

function quantilesToDto({ n, reliable, needed, median, p90 }: Quantiles): QuantilesDto {
  return { n, reliable, needed, median_minutes: median, p90_minutes: p90 };
}

function shareToDto({ n, reliable, needed, hits, value, interval }: Share): ReportShareDto {
  return { n, reliable, needed, hits, value, interval };
}
