import { TimestampField, IntegerField, NumberField, ObjectField } from '@hearback/http';
import type { PeriodTimes } from '../application/report-times.js';
import type { DurationSummary } from '../domain/task-times.js';

/** The share of tasks done by their due time. */
export class WithinDueDto {
  @NumberField({ nullable: true, description: 'Percent; null if no task counts.', example: 87.5 })
  readonly value: number | null;
  @IntegerField({ min: 0, description: 'Tasks that count: done, or past the due time.' }) readonly n: number;
  @IntegerField({ min: 0 }) readonly within: number;
}

/** Times from opening, in minutes. */
export class DurationSummaryDto {
  @IntegerField({ min: 0, description: 'Tasks that were measured; open tasks are not.' }) readonly n: number;
  @NumberField({ nullable: true, description: 'Minutes.', example: 42 }) readonly median_minutes: number | null;
  @NumberField({ nullable: true, description: 'Minutes; quantile of type 7.', example: 320 })
  readonly p90_minutes: number | null;
  @ObjectField(() => WithinDueDto) readonly within_due: WithinDueDto;
}

/** Open tasks, which the medians leave out. */
export class OpenTasksDto {
  @IntegerField({ min: 0 }) readonly n: number;
  @TimestampField({ nullable: true }) readonly oldest_opened_at: string | null;
  @NumberField({ nullable: true, example: 600 }) readonly oldest_age_minutes: number | null;
}

/** First response and resolution times of the tasks opened in a period. */
export class TaskTimesDto {
  @TimestampField() readonly from: string;
  @TimestampField() readonly to: string;
  @IntegerField({ min: 0 }) readonly tasks: number;
  @ObjectField(() => DurationSummaryDto, { description: 'Until staff first answered the customer.' })
  readonly first_response: DurationSummaryDto;
  @ObjectField(() => DurationSummaryDto, { description: 'Until the first resolution.' })
  readonly first_resolution: DurationSummaryDto;
  @ObjectField(() => DurationSummaryDto, { description: 'Until the last resolution, of tasks that are resolved.' })
  readonly full_resolution: DurationSummaryDto;
  @ObjectField(() => OpenTasksDto) readonly open: OpenTasksDto;
}

/** The report as the API shows it. */
export function timesToDto({ from, to, report }: PeriodTimes): TaskTimesDto {
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    tasks: report.tasks,
    first_response: summaryToDto(report.firstResponse),
    first_resolution: summaryToDto(report.firstResolution),
    full_resolution: summaryToDto(report.fullResolution),
    open: {
      n: report.open.n,
      oldest_opened_at: report.open.oldestOpenedAt?.toISOString() ?? null,
      oldest_age_minutes: report.open.oldestAgeMinutes,
    },
  };
}

function summaryToDto({ n, median, p90, withinDue }: DurationSummary): DurationSummaryDto {
  return { n, median_minutes: median, p90_minutes: p90, within_due: { ...withinDue } };
}
