import {
  BooleanField,
  TimestampField,
  IntegerField,
  ListField,
  NumberField,
  ObjectField,
  StringField,
  EnumField,
} from '@hearback/http';
import type { ComparedPeriod, Picture, TrendSeries } from '../application/judged-trend.js';
import type { Trend } from '../application/read-metric.js';
import type { Verdict } from '../domain/comparison.js';
import { METRICS, type Method, type Metric } from '../domain/method.js';
import { BUCKET_WIDTHS, type BucketWidth } from '../domain/period.js';
import { BucketDto, VERDICTS } from './bucket.dto.js';
import { dimensionName, groupValue } from './group-value.js';
import { DifferenceDto, IntervalDto, MeasureDto, PreviousDto } from './measure.dto.js';

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

  @BooleanField({
    description: 'The period has not ended. Its verdict is stricter, so that looking often does no harm.',
  })
  readonly partial: boolean;

  @NumberField({
    example: 0.05,
    description: 'The probability of any false verdict among the totals of this reply.',
  })
  readonly level: number;

  @IntegerField({
    min: 0,
    example: 1,
    description: 'Totals in this reply that are compared, with 5 or more answers on both sides; they share the level.',
  })
  readonly comparisons: number;

  @ObjectField(() => PreviousDto, { nullable: true })
  readonly previous: PreviousDto | null;

  static fromCompared(period: ComparedPeriod, method: Method | null, totals: Picture): JudgedPeriodDto {
    const { from, to, measure, previous } = period;
    const judged = MeasureDto.fromMeasure(measure, method, period.mde);
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      ...judged,
      partial: period.partial,
      level: totals.level,
      comparisons: totals.comparisons,
      verdict: previous?.comparison.verdict ?? null,
      difference: previous === null ? null : DifferenceDto.fromComparison(previous.comparison),
      answers_needed: previous === null ? judged.answers_needed : previous.comparison.answersNeeded,
      previous:
        previous === null
          ? null
          : {
              from: previous.from.toISOString(),
              to: previous.to.toISOString(),
              value: previous.measure.value,
              n: previous.measure.n,
              interval: IntervalDto.fromInterval(previous.measure.interval, previous.measure.intervalMethod),
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

  @NumberField({
    example: 0.05,
    description: 'The probability of any false verdict among the buckets of this reply.',
  })
  readonly level: number;

  @IntegerField({
    min: 0,
    example: 11,
    description:
      'Buckets in this reply that are compared, with 5 or more answers on both sides; they share the level, so each is judged at level / comparisons.',
  })
  readonly comparisons: number;

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
      group:
        trend.groupBy === null ? null : { by: dimensionName(trend.groupBy), value: groupValue(trend.groupBy, group) },
      total: JudgedPeriodDto.fromCompared(total, method, trend.totals),
      level: trend.buckets.level,
      comparisons: trend.buckets.comparisons,
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

  @StringField({
    nullable: true,
    example: 'Asia/Tokyo',
    description: 'The new time zone of the workspace while its counts are moved in the background; null otherwise.',
  })
  readonly next_time_zone: string | null;

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

  @IntegerField({
    min: 0,
    nullable: true,
    example: 14,
    description:
      'Mailed surveys that were opened in the period, while nothing confirms that it was the customer; in no number. Null with a filter by what only answers have.',
  })
  readonly unconfirmed: number | null;

  static fromTrend(trend: Trend, interval: BucketWidth): TrendDto {
    const { metric, frame, source, omitted } = trend;
    const texts = new Map([...frame.starts, frame.to].map((instant) => [instant, instant.toISOString()]));
    const textOf = (instant: Date) => texts.get(instant) ?? instant.toISOString();
    return {
      object: 'metric_trend',
      metric,
      time_zone: frame.timeZone,
      next_time_zone: frame.nextTimeZone,
      from: frame.from.toISOString(),
      to: frame.to.toISOString(),
      interval,
      source,
      series: trend.series.map((series) => TrendSeriesDto.fromSeries(series, trend, textOf)),
      series_omitted: omitted,
      unconfirmed: trend.unconfirmed,
    };
  }
}
