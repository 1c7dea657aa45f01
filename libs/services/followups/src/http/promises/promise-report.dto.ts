import { IntegerField, NumberField, ObjectField, TimestampField } from '@hearback/http';
import { csvLine, wilson } from '@hearback/kernel';
import type { PeriodPromises } from '../../application/promises/report-promises.js';

/** The period of the report. */
export class PromiseReportQueryDto {
  @TimestampField({
    optional: true,
    description: 'Promises whose first due time is at or after this. Default: 90 days before `to`.',
  })
  readonly from?: string;

  @TimestampField({ optional: true, description: 'Promises whose first due time is before this. Default: now.' })
  readonly to?: string;
}

/** A 95 % interval. */
export class PercentIntervalDto {
  @NumberField({ example: 65.6 }) readonly low: number;
  @NumberField({ example: 91.4 }) readonly high: number;
}

/** The share of promises that were kept by their first due time. */
export class KeptInTimeDto {
  @NumberField({ nullable: true, description: 'Percent; null if none fell due.', example: 81.3 })
  readonly value: number | null;
  @IntegerField({ min: 0, description: 'Promises that fell due.', example: 32 }) readonly n: number;
  @ObjectField(() => PercentIntervalDto, {
    nullable: true,
    description: 'Wilson’s interval at 95 %; null if none fell due.',
  })
  readonly interval: PercentIntervalDto | null;
}

/** What became of the promises that fell due in a period. A promise that was moved counts by its first date. */
export class PromiseReportDto {
  @TimestampField() readonly from: string;
  @TimestampField() readonly to: string;
  @IntegerField({ min: 0, description: 'Promises whose first due time is in the period.' }) readonly due: number;
  @IntegerField({ min: 0 }) readonly kept_in_time: number;
  @IntegerField({ min: 0 }) readonly kept_late: number;
  @IntegerField({ min: 0, description: 'Not kept, and past the due time.' }) readonly broken: number;
  @IntegerField({ min: 0, description: 'Moved, and not due again.' }) readonly still_open: number;
  @IntegerField({ min: 0, description: 'Withdrawn with a word to the customer.' }) readonly withdrawn: number;
  @IntegerField({ min: 0, description: 'Moved, whatever became of them.' }) readonly moved: number;
  @ObjectField(() => KeptInTimeDto) readonly kept_in_time_rate: KeptInTimeDto;
}

/** The report as the API shows it. */
export function promiseReportToDto({ from, to, report }: PeriodPromises): PromiseReportDto {
  const { due, keptInTime, keptLate, broken, stillOpen, withdrawn, moved, keptInTimeRate } = report;
  const interval = wilson(keptInTime, due);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    due,
    kept_in_time: keptInTime,
    kept_late: keptLate,
    broken,
    still_open: stillOpen,
    withdrawn,
    moved,
    kept_in_time_rate: {
      value: keptInTimeRate,
      n: due,
      interval: interval && { low: 100 * interval.low, high: 100 * interval.high },
    },
  };
}

/** The report as CSV: a header and a row. */
export function promiseReportCsv({ kept_in_time_rate: rate, ...counts }: PromiseReportDto): string {
  const row = {
    ...counts,
    kept_in_time_rate: rate.value,
    kept_in_time_rate_low: rate.interval?.low ?? null,
    kept_in_time_rate_high: rate.interval?.high ?? null,
  };
  return csvLine(Object.keys(row)) + csvLine(Object.values(row));
}
