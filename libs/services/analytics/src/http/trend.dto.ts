import { TimestampField, IntegerField, ListField, ObjectField, StringField, EnumField } from '@hearback/http';
import type { ComparedPeriod, Trend, TrendSeries } from '../application/read-metric.js';
import type { Verdict } from '../domain/comparison.js';
import { METRICS, type Method, type Metric } from '../domain/method.js';
import { BUCKET_WIDTHS, type BucketWidth } from '../domain/period.js';
import { BucketDto, VERDICTS } from './bucket.dto.js';
import { groupValue } from './group-value.js';
import { DifferenceDto, MeasureDto, PreviousDto } from './measure.dto.js';

/** The number of a period, compared with the period before. */
export class JudgedPeriodDto extends MeasureDto {
  @TimestampField()
  readonly from: string;

  @TimestampField({ description: 'Exclusive.' })
  readonly to: string;

  @EnumField(VERDICTS, {
    nullable: true,
    description: 'Compared with the period before; null if no comparison was requested.',
  })
  readonly verdict: Verdict | null;

  @ObjectField(() => DifferenceDto, { nullable: true })
  readonly difference: DifferenceDto | null;

  @IntegerField({
    nullable: true,
    min: 0,
    example: 0,
    description:
      'Approximate number of further answers until the number is reliable and a change of this size is significant; null if no number is enough.',
  })
  readonly answers_needed: number | null;

  @ObjectField(() => PreviousDto, { nullable: true })
  readonly previous: PreviousDto | null;

  static fromCompared({ from, to, measure, previous }: ComparedPeriod, method: Method | null): JudgedPeriodDto {
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

/** A segment of a split. */
export class GroupDto {
  @StringField({ example: 'channel' })
  readonly by: string;

  @StringField({ nullable: true, example: 'link', description: 'Null for answers without a segment.' })
  readonly value: string | null;
}

/** One method and segment over time. */
export class TrendSeriesDto {
  @StringField({
    nullable: true,
    example: 'nps.v1',
    description: 'Each method has its own series; methods are never averaged. Null without answers.',
  })
  readonly method_version: string | null;

  @ObjectField(() => GroupDto, { nullable: true })
  readonly group: GroupDto | null;

  @ObjectField(() => JudgedPeriodDto)
  readonly total: JudgedPeriodDto;

  @ListField(() => BucketDto, {
    max: 10_000,
    description: 'Without gaps; the value of a bucket without answers is null.',
  })
  readonly buckets: readonly BucketDto[];

  static fromSeries(
    { method, group, total, buckets }: TrendSeries,
    trend: Trend,
    textOf: (instant: Date) => string,
  ): TrendSeriesDto {
    return {
      method_version: method?.version ?? null,
      group: trend.groupBy === null ? null : { by: trend.groupBy, value: groupValue(trend.groupBy, group) },
      total: JudgedPeriodDto.fromCompared(total, method),
      buckets: buckets.map((bucket) => BucketDto.fromCompared(bucket, method, textOf)),
    };
  }
}

/** A metric over time. */
export class TrendDto {
  @EnumField(['metric_trend'])
  readonly object: 'metric_trend';

  @EnumField(METRICS)
  readonly metric: Metric;

  @StringField({ example: 'Europe/Paris', description: 'IANA name; days and weeks begin in this time zone.' })
  readonly time_zone: string;

  @TimestampField()
  readonly from: string;

  @TimestampField({ description: 'Exclusive.' })
  readonly to: string;

  @EnumField(BUCKET_WIDTHS)
  readonly interval: BucketWidth;

  @EnumField(['counts', 'facts'], {
    description:
      'Summed from counts, or from single answers if several dimensions are combined; both give the same numbers.',
  })
  readonly source: 'counts' | 'facts';

  @ListField(() => TrendSeriesDto, { max: 1_000, description: 'The series with the most answers first.' })
  readonly series: readonly TrendSeriesDto[];

  @IntegerField({ min: 0, example: 0, description: 'Number of series left out because there are too many.' })
  readonly series_omitted: number;

  static fromTrend(trend: Trend, interval: BucketWidth): TrendDto {
    const { metric, frame, source, omitted } = trend;
    const texts = new Map([...frame.starts, frame.to].map((instant) => [instant, instant.toISOString()]));
    const textOf = (instant: Date) => texts.get(instant) ?? instant.toISOString();
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
