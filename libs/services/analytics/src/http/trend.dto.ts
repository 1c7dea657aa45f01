import { InstantField, IntegerField, ListField, ObjectField, TextField, WordField } from '@hearback/http';
import type { JudgedPeriod, Trend, TrendSeries } from '../application/read-metric.js';
import type { Verdict } from '../domain/comparison.js';
import { METRICS, type Method, type Metric } from '../domain/method.js';
import { BUCKET_WIDTHS, type BucketWidth } from '../domain/period.js';
import { BucketDto, VERDICTS } from './bucket.dto.js';
import { groupValue } from './group-value.js';
import { DifferenceDto, MeasureDto, PreviousDto } from './measure.dto.js';

/** A number of one period, judged against the period before. */
export class JudgedPeriodDto extends MeasureDto {
  @InstantField()
  readonly from: string;

  @InstantField({ description: 'Not part of the period.' })
  readonly to: string;

  @WordField(VERDICTS, {
    nullable: true,
    description: 'Against the period before; null where that was not asked for.',
  })
  readonly verdict: Verdict | null;

  @ObjectField(() => DifferenceDto, { nullable: true })
  readonly difference: DifferenceDto | null;

  @IntegerField({
    nullable: true,
    min: 0,
    example: 0,
    description:
      'About how many more answers until the number is reliable and a change of this size would be clear; null where none would do.',
  })
  readonly answers_needed: number | null;

  @ObjectField(() => PreviousDto, { nullable: true })
  readonly previous: PreviousDto | null;

  static fromJudged({ from, to, measure, previous }: JudgedPeriod, method: Method | null): JudgedPeriodDto {
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      ...MeasureDto.fromMeasure(measure, method),
      verdict: previous?.comparison.verdict ?? null,
      difference: previous === null ? null : DifferenceDto.fromComparison(previous.comparison),
      answers_needed: previous?.comparison.answersNeeded ?? null,
      previous:
        previous === null
          ? null
          : {
              from: previous.from.toISOString(),
              to: previous.to.toISOString(),
              value: previous.measure.value,
              n: previous.measure.n,
            },
    };
  }
}

/** One segment of a split. */
export class GroupDto {
  @TextField({ example: 'channel' })
  readonly by: string;

  @TextField({ nullable: true, example: 'link', description: 'Null for answers without one.' })
  readonly value: string | null;
}

/** One method and segment over time. */
export class TrendSeriesDto {
  @TextField({
    nullable: true,
    example: 'nps.v1',
    description: 'Methods are never averaged: each has its own series. Null where nobody answered.',
  })
  readonly method_version: string | null;

  @ObjectField(() => GroupDto, { nullable: true })
  readonly group: GroupDto | null;

  @ObjectField(() => JudgedPeriodDto)
  readonly total: JudgedPeriodDto;

  @ListField(() => BucketDto, {
    max: 10_000,
    description: 'Without gaps; a bucket without answers has the value null.',
  })
  readonly buckets: readonly BucketDto[];

  static fromSeries(
    { method, group, total, buckets }: TrendSeries,
    trend: Trend,
    textOf: (moment: Date) => string,
  ): TrendSeriesDto {
    return {
      method_version: method?.version ?? null,
      group: trend.groupBy === null ? null : { by: trend.groupBy, value: groupValue(trend.groupBy, group) },
      total: JudgedPeriodDto.fromJudged(total, method),
      buckets: buckets.map((bucket) => BucketDto.fromJudged(bucket, method, textOf)),
    };
  }
}

/** A metric over time. */
export class TrendDto {
  @WordField(['metric_trend'])
  readonly object: 'metric_trend';

  @WordField(METRICS)
  readonly metric: Metric;

  @TextField({ example: 'Europe/Paris', description: 'IANA name; days and weeks begin by it.' })
  readonly time_zone: string;

  @InstantField()
  readonly from: string;

  @InstantField({ description: 'Not part of the period.' })
  readonly to: string;

  @WordField(BUCKET_WIDTHS)
  readonly interval: BucketWidth;

  @WordField(['counts', 'facts'], {
    description:
      'Summed from counts, or from single answers where several dimensions are combined; the numbers are the same.',
  })
  readonly source: 'counts' | 'facts';

  @ListField(() => TrendSeriesDto, { max: 1_000, description: 'Those with the most answers first.' })
  readonly series: readonly TrendSeriesDto[];

  @IntegerField({ min: 0, example: 0, description: 'Series left out because there are too many.' })
  readonly series_omitted: number;

  static fromTrend(trend: Trend, interval: BucketWidth): TrendDto {
    const { metric, frame, source, omitted } = trend;
    const texts = new Map([...frame.starts, frame.to].map((moment) => [moment, moment.toISOString()]));
    const textOf = (moment: Date) => texts.get(moment) ?? moment.toISOString();
    return {
      object: 'metric_trend',
      metric,
      time_zone: frame.timeZone,
      from: frame.from.toISOString(),
      to: frame.to.toISOString(),
      interval,
      source,
      series: trend.series.map((series) => TrendSeriesDto.fromSeries(series, trend, textOf)),
      series_omitted: omitted,
    };
  }
}
